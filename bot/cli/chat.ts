import { chatTool } from './chat-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(chatTool);
