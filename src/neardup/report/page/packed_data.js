"use strict";
// The data of the page: each element with an id and the type application/gzip
// holds JSON, packed with gzip, in base64.

const unpackedData = new Map();

// A promise of the data under an id. Unpacked once.
function unpackData(id) {
  if (!unpackedData.has(id)) {
    unpackedData.set(id, unpack(document.getElementById(id).textContent));
  }
  return unpackedData.get(id);
}

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(plain).text());
}
