import type { Locator } from "@playwright/test";

/** The colours of what is on the screen, from 0 to 255. */
export type Colours = {
  /** Of all its points together. */
  readonly meanLightness: number;
  /** How much more blue than red its bluest point has. */
  readonly mostBlue: number;
};

/** Takes a picture and looks at it: what a browser draws of its own has no style that could be asked for. */
export async function lookAtColours(target: Locator): Promise<Colours> {
  const picture = (await target.screenshot({ animations: "disabled" })).toString("base64");
  return target.page().evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    if (!context) throw new Error("This browser draws nothing");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let [lightness, mostBlue] = [0, 0];
    for (let index = 0; index < data.length; index += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(index, index + 3);
      lightness += (red + green + blue) / 3;
      mostBlue = Math.max(mostBlue, blue - red);
    }
    return { meanLightness: lightness / (data.length / 4), mostBlue };
  }, picture);
}
