export { type TranslateOptions, type TranslateTeacher, translatePath } from './translate-path.ts';
