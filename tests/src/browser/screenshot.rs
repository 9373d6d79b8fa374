//! Window sizes, and pictures for people to look at.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use serde_json::json;

use super::Browser;

/// The visible part of a page, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewport {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// The screen of a municipal seat PC.
pub const DESK: Viewport = Viewport { width: 1366, height: 768 };

/// A small phone, upright.
pub const PHONE: Viewport = Viewport { width: 360, height: 740 };

/// A page may be long, but a picture of it must stay one that can be looked at.
const TALLEST: u32 = 6000;

impl Browser {
    /// Makes the visible part exactly this large, which a window's own size cannot on every system.
    pub async fn resize(&self, viewport: Viewport) {
        let Viewport { width, height } = viewport;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let command = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": metrics });
        self.driver.command(&self.session, "goog/cdp/execute", &command);
    }

    /// Whether the page must be scrolled sideways.
    pub async fn scrolls_sideways(&self) -> bool {
        let script = "const page = document.documentElement; return page.scrollWidth > page.clientWidth";
        self.script(script, vec![]).await.as_bool().unwrap_or_default()
    }

    /// Pictures of the whole page, `NAME-1366.png` and `NAME-360.png` in `target/screenshots`, and fails
    /// when the small one must be scrolled sideways. The window is [`DESK`] afterwards.
    pub async fn screenshots(&self, name: &str) {
        for viewport in [DESK, PHONE] {
            self.resize(viewport).await;
            assert!(!self.scrolls_sideways().await, "{name} scrolls sideways at {} px", viewport.width);
            self.picture(viewport, &folder().join(format!("{name}-{}.png", viewport.width))).await;
        }
        self.resize(DESK).await;
    }

    /// Prints the page as Chromium does, on the paper that the page asks for; keeps `NAME.pdf` in
    /// `target/screenshots` and answers width and height of every sheet in points.
    pub fn print(&self, name: &str) -> Vec<(f64, f64)> {
        let params = json!({ "preferCSSPageSize": true, "printBackground": false });
        let command = json!({ "cmd": "Page.printToPDF", "params": params });
        let answer = self.driver.command(&self.session, "goog/cdp/execute", &command);
        let data = answer["data"].as_str().expect("a file");
        let file = base64::engine::general_purpose::STANDARD.decode(data).expect("base64");
        std::fs::create_dir_all(folder()).expect("a folder for pictures");
        std::fs::write(folder().join(format!("{name}.pdf")), &file).expect("the file is kept");
        // Chromium leaves the boxes of its pages uncompressed.
        let text = String::from_utf8_lossy(&file);
        let boxes = text.split("/MediaBox [").skip(1).filter_map(|rest| rest.split(']').next());
        let size = |numbers: &str| {
            let numbers: Vec<f64> =
                numbers.split_whitespace().filter_map(|number| number.parse().ok()).collect();
            match numbers.as_slice() {
                [left, bottom, right, top] => (right - left, top - bottom),
                other => panic!("{other:?} is no box"),
            }
        };
        boxes.map(size).collect()
    }

    async fn picture(&self, viewport: Viewport, file: &Path) {
        let tall = self.script("return document.documentElement.scrollHeight", vec![]).await;
        let tall = tall.as_u64().and_then(|pixels| u32::try_from(pixels).ok()).unwrap_or(viewport.height);
        let height = tall.clamp(viewport.height, TALLEST);
        self.resize(Viewport { height, ..viewport }).await;
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::create_dir_all(folder()).expect("a folder for pictures");
        std::fs::write(file, picture).expect("the picture is kept");
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots")
}
