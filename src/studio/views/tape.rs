//! What the tape measure reads.

use crate::studio::commands::TapePoint;
use crate::studio::{PartRole, Studio};
use crate::vocab::{Millimeters, Point};

/// The tape measure while it is out.
#[derive(Debug, Clone, PartialEq)]
pub struct TapeView {
    /// The points in ring space, in the order of the clicks: no, one or two.
    pub points: Vec<Point>,
    /// What is to be done next.
    pub hint: &'static str,
    /// The length between the points, once there are two: `3.42 mm`.
    pub length: Option<String>,
    /// What else there is to say, as labels and values.
    pub rows: Vec<(&'static str, String)>,
}

/// The tape, where it is out.
#[must_use]
pub fn tape(studio: &Studio) -> Option<TapeView> {
    let points = &studio.tape.as_ref()?.points;
    let around = studio.project().piece.wear.inner_diameter().is_some();
    let hint = match points.len() {
        0 => "Click a point of metal or stone.",
        1 => "Click the point to measure to.",
        _ => "Click to measure anew.",
    };
    Some(TapeView {
        points: points.iter().map(|point| point.at).collect(),
        hint,
        length: match points[..] {
            [from, to] => Some(Millimeters(from.at.distance(to.at)).to_string()),
            _ => None,
        },
        rows: rows(points, around),
    })
}

fn rows(points: &[TapePoint], around: bool) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    match points {
        [only] => {
            rows.push(("At", only.part.to_string()));
            rows.extend(only.wall.map(|wall| ("Metal straight in", wall.to_string())));
        }
        [from, to] => {
            let name = |part: PartRole| part.to_string();
            rows.push(("From", name(from.part)));
            rows.push(("To", name(to.part)));
            let apart = (to.at - from.at).abs();
            let names =
                if around { ["Across", "Along the finger", "Height"] } else { ["Across", "Up", "Height"] };
            rows.extend(
                names.into_iter().zip(apart.to_array()).map(|(name, by)| (name, Millimeters(by).to_string())),
            );
        }
        _ => {}
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::{Command, StudioOptions, availability};

    fn point(at: [f64; 3]) -> Command {
        let wall = Some(Millimeters(1.8));
        Command::PutTape(TapePoint { at: Point::from(at), part: PartRole::Shank, wall })
    }

    #[test]
    fn two_clicks_measure_and_the_third_begins_anew() {
        let mut studio = Studio::new(StudioOptions::default());
        assert!(tape(&studio).is_none() && !availability(&studio, &point([0.0; 3])).is_yes());
        studio.execute(Command::ToggleTape).unwrap();
        studio.execute(point([1.0, 0.0, 0.0])).unwrap();
        let view = tape(&studio).unwrap();
        assert_eq!((view.length, view.rows.len()), (None, 2));
        assert_eq!(view.rows[1], ("Metal straight in", "1.80 mm".to_owned()));
        studio.execute(point([1.0, 3.0, -4.0])).unwrap();
        let view = tape(&studio).unwrap();
        assert_eq!(view.length.as_deref(), Some("5.00 mm"));
        assert_eq!(view.rows[3], ("Along the finger", "3.00 mm".to_owned()));
        assert_eq!(view.rows[4], ("Height", "4.00 mm".to_owned()));
        studio.execute(point([0.0; 3])).unwrap();
        assert_eq!(tape(&studio).unwrap().points.len(), 1);
        studio.execute(Command::ToggleTape).unwrap();
        assert!(tape(&studio).is_none());
    }

    #[test]
    fn points_go_when_the_piece_changes_under_them() {
        let mut studio = Studio::new(StudioOptions::default());
        studio.run_jobs_here();
        studio.execute(Command::ToggleTape).unwrap();
        studio.execute(point([1.0, 0.0, 0.0])).unwrap();
        studio.execute(Command::Set { key: "shank.width_top".to_owned(), text: "3".to_owned() }).unwrap();
        assert_eq!(tape(&studio).unwrap().points.len(), 0);
    }
}
