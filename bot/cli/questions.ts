import { questionsTool } from './questions-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(questionsTool);
