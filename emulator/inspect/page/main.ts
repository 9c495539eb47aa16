import '../../phone/page/tokens.css';
import './styles/controls.css';
import './styles/data.css';
import './styles/header.css';
import './styles/json.css';
import './styles/lists.css';
import './styles/overview.css';
import './styles/parts.css';
import './styles/search.css';
import './styles/shell.css';
import './styles/tools.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { InspectPage } from './inspect-page';

const root = document.getElementById('root');
if (root) createRoot(root).render(createElement(InspectPage));
