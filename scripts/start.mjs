/**
 * The first command of the README: from a fresh clone to a running app. Installs what is missing, generates the
 * database client, builds what changed, and starts the server. Needs nothing but Node; does nothing twice.
 *
 *   npm start            npm run dev (= --dev: no build, reloads on change)
 */

// Nothing newer than this file's own syntax may be loaded before the version is known to be enough.
var version = process.versions.node.split(".");
var major = Number(version[0]);
if (major < 20 || (major === 20 && Number(version[1]) < 19)) {
  console.error(
    "Commonplace needs Node.js 20.19 or newer, and this is " + process.versions.node + ". Get a newer one from https://nodejs.org.",
  );
  process.exit(1);
}

import("./start/start-app.mjs")
  .then(function (module) {
    return module.startApp({ isDevelopment: process.argv.indexOf("--dev") !== -1 });
  })
  .catch(function (error) {
    console.error(error.message);
    process.exit(1);
  });
