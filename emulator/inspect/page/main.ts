import '../../phone/page/tokens.css';
import './inspect.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { InspectPage } from './inspect-page';

const root = document.getElementById('root');
if (root) createRoot(root).render(createElement(InspectPage));
