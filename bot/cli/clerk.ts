import { clerkTool } from './clerk-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(clerkTool);
