//! Building and checking beside the frames: a job at a time on the task pool, its result by a channel.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use bevy::prelude::*;
use bevy::tasks::AsyncComputeTaskPool;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use super::document::OpenStudio;
use crate::studio::{JobResult, Measured, Thumbnail};

/// The channel that results come back by.
#[derive(Resource)]
pub(super) struct JobBoard {
    results: Mutex<Receiver<JobResult>>,
    sender: Sender<JobResult>,
    /// Whether a job is running.
    pub running: bool,
}

/// Adds the systems.
pub(super) fn plugin(app: &mut App) {
    let (sender, results) = channel();
    let (taken, pictures) = channel();
    app.insert_resource(JobBoard { results: Mutex::new(results), sender, running: false })
        .insert_resource(Gallery { pictures: Mutex::new(pictures), sender: taken })
        .insert_resource(Maps::new())
        .add_systems(Update, (accept_results, accept_thumbnails, accept_maps))
        .add_systems(PostUpdate, (start_the_next_job, start_the_next_map, start_the_next_thumbnail).chain());
}

/// Pictures of templates have a thread of their own: the few of the pool are for the piece that is worked on.
#[derive(Resource)]
struct Gallery {
    pictures: Mutex<Receiver<Thumbnail>>,
    sender: Sender<Thumbnail>,
}

fn accept_thumbnails(mut open: ResMut<OpenStudio>, mut gallery: ResMut<Gallery>) {
    let arrived: Vec<Thumbnail> = match gallery.pictures.get_mut() {
        Ok(pictures) => pictures.try_iter().collect(),
        Err(_) => Vec::new(),
    };
    for thumbnail in arrived {
        open.studio.accept_thumbnail(thumbnail);
    }
}

fn start_the_next_thumbnail(
    mut open: ResMut<OpenStudio>,
    gallery: Res<Gallery>,
    board: Res<JobBoard>,
    wake: Option<Res<EventLoopProxyWrapper>>,
) {
    if board.running {
        return;
    }
    let Some(job) = open.bypass_change_detection().studio.next_thumbnail() else { return };
    let sender = gallery.sender.clone();
    let wake = wake.map(|wake| (**wake).clone());
    std::thread::spawn(move || {
        let sent = sender.send(job.run()).is_ok();
        if let (true, Some(wake)) = (sent, wake) {
            wake.send_event(WinitUserEvent::WakeUp).ok();
        }
    });
}

/// So have maps of the metal.
#[derive(Resource)]
struct Maps {
    measured: Mutex<Receiver<Measured>>,
    sender: Sender<Measured>,
}

impl Maps {
    fn new() -> Self {
        let (sender, measured) = channel();
        Self { measured: Mutex::new(measured), sender }
    }
}

fn accept_maps(mut open: ResMut<OpenStudio>, mut maps: ResMut<Maps>) {
    let arrived: Vec<Measured> = match maps.measured.get_mut() {
        Ok(measured) => measured.try_iter().collect(),
        Err(_) => Vec::new(),
    };
    for measured in arrived {
        open.studio.accept_map(measured);
    }
}

fn start_the_next_map(
    mut open: ResMut<OpenStudio>,
    maps: Res<Maps>,
    wake: Option<Res<EventLoopProxyWrapper>>,
) {
    let Some(job) = open.bypass_change_detection().studio.next_map() else { return };
    let sender = maps.sender.clone();
    let wake = wake.map(|wake| (**wake).clone());
    std::thread::spawn(move || {
        let sent = sender.send(job.run()).is_ok();
        if let (true, Some(wake)) = (sent, wake) {
            wake.send_event(WinitUserEvent::WakeUp).ok();
        }
    });
}

fn accept_results(mut open: ResMut<OpenStudio>, mut board: ResMut<JobBoard>) {
    let arrived: Vec<JobResult> = match board.results.get_mut() {
        Ok(results) => results.try_iter().collect(),
        Err(_) => Vec::new(),
    };
    for result in arrived {
        board.running = false;
        open.studio.accept(result);
    }
}

fn start_the_next_job(
    mut open: ResMut<OpenStudio>,
    mut board: ResMut<JobBoard>,
    wake: Option<Res<EventLoopProxyWrapper>>,
) {
    if board.running {
        return;
    }
    let Some(job) = open.bypass_change_detection().studio.next_job() else { return };
    board.running = true;
    let sender = board.sender.clone();
    let wake = wake.map(|wake| (**wake).clone());
    AsyncComputeTaskPool::get()
        .spawn(async move {
            let result = job.run();
            // Without a receiver or an event loop the program is ending.
            let sent = sender.send(result).is_ok();
            if let (true, Some(wake)) = (sent, wake) {
                wake.send_event(WinitUserEvent::WakeUp).ok();
            }
        })
        .detach();
}
