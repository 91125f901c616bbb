/** Imported first by every command line: refuses a wrong Node with one clear line, starts faster the second time, and ends quietly when nobody reads the output. */
import { enableCompileCache } from 'node:module';

const NODE_MAJOR = 24;

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
  process.stderr.write(
    `Duban needs Node ${NODE_MAJOR} and this is ${process.version}. Run it with \`npm start\` after \`npm ci\`, which brings that Node along.\n`,
  );
  process.exit(1);
}

// A third of the time to the first answer is spent on compiling.
enableCompileCache();

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
