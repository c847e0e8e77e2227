//! `collet render`: a picture of a project, without a window.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::arguments::RenderOptions;
use super::{Ending, Failure, output, piece};
use crate::studio::{Paper, PictureJob, PictureOrder, Stop};

/// Between two lines of progress, on a terminal and elsewhere.
const PAUSES: [Duration; 2] = [Duration::from_millis(200), Duration::from_secs(15)];

pub fn run(options: &RenderOptions) -> Result<Ending, Failure> {
    let mut studio = piece::open(&options.file)?;
    PictureJob::may_keep(&options.output)?;
    piece::settle(&mut studio)?;
    let job = PictureJob::of(&studio, order(options))?;
    let progress = Progress::begin();
    let picture = job.run(&|done, all| progress.tell(done, all));
    let picture = picture.ok_or_else(|| Failure::ours("the picture was canceled"))?;
    let seconds = progress.end();
    job.keep(&picture, &options.output)?;
    output::print(&format!(
        "{}: {} × {}, {:.0} samples a pixel, noise {:.2} %, {seconds:.1} s\n",
        options.output.display(),
        picture.size[0],
        picture.size[1],
        picture.samples,
        picture.noise * 100.0,
    ))?;
    Ok(Ending::Good)
}

fn order(options: &RenderOptions) -> PictureOrder {
    PictureOrder {
        size: options.size,
        view: options.view,
        sheet: options.sheet,
        paper: if options.transparent { Paper::Clear } else { options.paper.into() },
        stop: options.samples.map_or(Stop::Noise(options.noise), Stop::Samples),
        seed: options.seed,
    }
}

/// Progress on stderr: one line that is overwritten on a terminal, a line now and then elsewhere.
struct Progress {
    start: Instant,
    told: Mutex<Instant>,
    terminal: bool,
}

impl Progress {
    fn begin() -> Self {
        let start = Instant::now();
        Self { start, told: Mutex::new(start), terminal: std::io::stderr().is_terminal() }
    }

    fn tell(&self, done: u64, all: u64) {
        // A line that another thread is writing, or that nobody reads, is no loss.
        let Ok(mut told) = self.told.try_lock() else { return };
        if told.elapsed() < PAUSES[usize::from(!self.terminal)] {
            return;
        }
        *told = Instant::now();
        let share = done as f64 / all.max(1) as f64;
        let left = self.start.elapsed().as_secs_f64() * (1.0 / share.max(1e-3) - 1.0);
        let (before, after) = if self.terminal { ("\r", "  ") } else { ("", "\n") };
        let _ = write!(
            std::io::stderr(),
            "{before}Rendering {:.0} %, about {left:.0} s left{after}",
            share * 100.0
        );
    }

    /// Ends the line; how long it all took, in seconds.
    fn end(&self) -> f64 {
        if self.terminal {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
        self.start.elapsed().as_secs_f64()
    }
}
