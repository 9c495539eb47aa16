import './tokens.css';
import './page.css';
import './phone.css';
import './wechat.css';
import './chat/account.css';
import './chat/chat.css';
import './chat/composer.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { PhonesPage } from './phones-page';

const root = document.getElementById('root');
if (root) createRoot(root).render(createElement(PhonesPage));
