//! A page of all sides of a piece: one large at the left, the others at the right.

use super::{Picture, PictureOrder, Subject, take_picture};
use crate::build::CancelToken;
use crate::vocab::NamedView;

/// A view and where it lies on the page: first pixel and extent.
type Cell = (NamedView, [u32; 2], [u32; 2]);

/// The page's cells: they fill it without overlapping.
fn cells(size: [u32; 2], large: NamedView) -> [Cell; 5] {
    let [width, height] = size;
    let (left, middle) = (width / 2, height / 2);
    let column = left + (width - left) / 2;
    let mut others = NamedView::ALL.into_iter().filter(|view| *view != large);
    let mut next = || others.next().unwrap_or_default();
    [
        (large, [0, 0], [left, height]),
        (next(), [left, 0], [column - left, middle]),
        (next(), [column, 0], [width - column, middle]),
        (next(), [left, middle], [column - left, height - middle]),
        (next(), [column, middle], [width - column, height - middle]),
    ]
}

/// Takes all pictures of a page; `None` when canceled. `tell` hears how much of how much is done.
pub fn take_sheet(
    subject: &Subject,
    order: &PictureOrder,
    cancel: &CancelToken,
    tell: &(dyn Fn(u64, u64) + Sync),
) -> Option<Picture> {
    let area = |[width, height]: [u32; 2]| f64::from(width) * f64::from(height);
    let all = area(order.size);
    let mut page = Picture { size: order.size, pixels: Vec::new(), noise: 0.0, samples: 0.0 };
    page.pixels = vec![[0; 4]; order.size[0] as usize * order.size[1] as usize];
    let mut done = 0.0;
    for (view, corner, size) in cells(order.size, order.view) {
        if size.contains(&0) {
            continue;
        }
        let part = area(size);
        let tell_part = |taken: u64, of: u64| {
            let share = (done + part * taken as f64 / of.max(1) as f64) / all;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
            tell((share * 1000.0) as u64, 1000);
        };
        let one = PictureOrder { size, view, sheet: false, ..*order };
        let picture = take_picture(subject, &one, cancel, &tell_part)?;
        page.lay(&picture, corner);
        page.noise += picture.noise.powi(2) * part / all;
        page.samples += picture.samples * part / all;
        done += part;
    }
    page.noise = page.noise.sqrt();
    Some(page)
}

impl Picture {
    fn lay(&mut self, picture: &Self, corner: [u32; 2]) {
        let rows = picture.pixels.chunks(picture.size[0].max(1) as usize);
        for (row, pixels) in (corner[1] as usize..).zip(rows) {
            let start = row * self.size[0] as usize + corner[0] as usize;
            self.pixels[start..start + pixels.len()].copy_from_slice(pixels);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_fill_the_page_and_show_every_side_once() {
        for size in [[1200, 900], [65, 49], [1, 1]] {
            for large in NamedView::ALL {
                let cells = cells(size, large);
                let area: u32 = cells.iter().map(|(_, _, size)| size[0] * size[1]).sum();
                assert_eq!(area, size[0] * size[1], "{size:?}");
                assert!(cells.iter().all(|(_, at, of)| at[0] + of[0] <= size[0] && at[1] + of[1] <= size[1]));
                assert!(
                    NamedView::ALL
                        .iter()
                        .all(|view| cells.iter().filter(|cell| cell.0 == *view).count() == 1)
                );
            }
        }
    }
}
