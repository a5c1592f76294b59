// An image on the stage, pixel for pixel.
import { BufferImageSource, type Container, Mesh, MeshGeometry, Shader } from "pixi.js";
import type { Rows } from "./painting.ts";

/** Shares of the screen, 0 … 1. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WHOLE: Box = { x: 0, y: 0, width: 1, height: 1 };

const VERTEX = `
in vec2 aPosition;
out vec2 vAt;
uniform vec4 uBox;
void main() {
  vAt = uBox.xy + aPosition * uBox.zw;
  gl_Position = vec4(vAt * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
}`;

const FRAGMENT = `
in vec2 vAt;
uniform sampler2D uTexture;
uniform float uAlpha;
void main() {
  gl_FragColor = vec4(texture2D(uTexture, vAt).rgb * uAlpha, uAlpha);
}`;

const ON_WEBGPU = `
struct Look { uBox: vec4<f32>, uAlpha: f32 }
@group(0) @binding(0) var uTexture: texture_2d<f32>;
@group(0) @binding(1) var uSampler: sampler;
@group(0) @binding(2) var<uniform> look: Look;
struct Corner { @builtin(position) position: vec4<f32>, @location(0) at: vec2<f32> }
@vertex fn place(@location(0) aPosition: vec2<f32>) -> Corner {
  let at = look.uBox.xy + aPosition * look.uBox.zw;
  return Corner(vec4(at * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0), at);
}
@fragment fn color(corner: Corner) -> @location(0) vec4<f32> {
  return vec4(textureSample(uTexture, uSampler, corner.at).rgb * look.uAlpha, look.uAlpha);
}`;

/** Shown over the whole screen, or over the only part where something is. */
export interface Sheet {
  readonly root: Container;
  alpha: number;
  box: Box;
  /** These rows of the image are other than they were. */
  update(rows: Rows): void;
  dispose(): void;
}

/** A shader of its own: that of sprites asks at every pixel which of sixteen textures it has.
 *  @param image of the size of the screen, opaque; its owner says when it changes */
export function sheetOf({ data, width, height }: ImageData): Sheet {
  const source = new BufferImageSource({
    resource: new Uint8Array(data.buffer),
    width,
    height,
    format: "rgba8unorm",
    scaleMode: "nearest",
  });
  const corners = new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]);
  const geometry = new MeshGeometry({
    positions: corners,
    uvs: corners,
    indices: new Uint32Array([0, 1, 2, 0, 2, 3]),
  });
  const shader = Shader.from({
    gl: { vertex: VERTEX, fragment: FRAGMENT },
    gpu: {
      vertex: { source: ON_WEBGPU, entryPoint: "place" },
      fragment: { source: ON_WEBGPU, entryPoint: "color" },
    },
    resources: {
      uTexture: source,
      uSampler: source.style,
      look: {
        uBox: { value: new Float32Array([0, 0, 1, 1]), type: "vec4<f32>" },
        uAlpha: { value: 1, type: "f32" },
      },
    },
  });
  const root = new Mesh({ geometry, shader });
  const { uniforms } = shader.resources.look as { uniforms: { uAlpha: number; uBox: Float32Array } };
  let box = WHOLE;
  return {
    root,
    get alpha() {
      return uniforms.uAlpha;
    },
    set alpha(alpha) {
      uniforms.uAlpha = alpha;
      root.visible = alpha > 0;
    },
    get box() {
      return box;
    },
    set box(wanted) {
      box = wanted;
      uniforms.uBox.set([box.x, box.y, box.width, box.height]);
    },
    update: ({ top, bottom }) => source.update(top * width, bottom * width),
    dispose() {
      root.destroy();
      geometry.destroy();
      shader.destroy();
      source.destroy();
    },
  };
}
