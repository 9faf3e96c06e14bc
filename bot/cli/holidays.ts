import { holidaysTool } from './holidays-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(holidaysTool);
