//! The one door from outside: commands in, jobs run here, views out. No window, no files of the user.

mod common;

use std::collections::BTreeSet;

use collet::studio::sheets;
use collet::studio::views::{self, BuildState, DialogView, ParameterControl};
use collet::studio::{
    Answer, Command, CommandError, Edit, Event, FileFormat, Job, JobResult, NamedView, PartRole, PathWanted,
    Preferences, Quality, Studio, StudioOptions, Theme, Value, parameter,
};
use collet::vocab::FeatureId;
use common::folder;
use proptest::prelude::*;

fn studio() -> Studio {
    Studio::new(StudioOptions::default())
}

fn set(studio: &mut Studio, key: &str, text: &str) {
    let command = Command::Set { key: key.to_owned(), text: text.to_owned() };
    studio.execute(command).unwrap_or_else(|error| panic!("{key}={text}: {error}"));
}

fn drag(studio: &mut Studio, key: &str, value: f64) -> Result<(), CommandError> {
    studio.execute(Command::Preview(Edit::SetParameter { key: key.to_owned(), value: Value::Number(value) }))
}

fn number(studio: &Studio, key: &str) -> f64 {
    let rows = views::parameters(studio).groups.into_iter().flat_map(|group| group.rows);
    match rows.into_iter().find(|row| row.key == key).map(|row| row.control) {
        Some(ParameterControl::Number { value, .. }) => value,
        other => panic!("{key} is {other:?}"),
    }
}

fn canceled(job: &Job) -> JobResult {
    JobResult { ticket: job.ticket, built: None, report: None, crash: None, seconds: 0.0 }
}

#[test]
fn the_studio_can_live_on_any_thread() {
    fn shared<T: Send + Sync>() {}
    shared::<Studio>();
}

#[test]
fn a_picture_comes_first_and_the_checks_after_it() {
    let mut studio = studio();
    assert!(!studio.is_settled());
    assert_eq!(views::status(&studio).build, BuildState::Building);
    let picture = studio.next_job().unwrap();
    assert_eq!((picture.request.quality, picture.checks.is_some()), (Quality::Preview, false));
    assert!(studio.next_job().is_none(), "one job at a time");
    studio.accept(picture.run());
    assert!(studio.drain_events().contains(&Event::PieceBuilt));
    assert_eq!(views::status(&studio).build, BuildState::Checking);
    assert!(views::findings(&studio).pending);
    let checks = studio.next_job().unwrap();
    assert_eq!((checks.request.quality, checks.checks.is_some()), (Quality::Production, true));
    studio.accept(checks.run());
    assert!(studio.drain_events().contains(&Event::FindingsChanged));
    assert!(studio.next_job().is_none() && studio.is_settled());
    assert_eq!(views::status(&studio).build, BuildState::Current);
    assert!(!views::status(&studio).stale && !views::findings(&studio).stale);
}

#[test]
fn the_first_template_has_no_findings() {
    let mut studio = studio();
    studio.run_jobs_here();
    let view = views::findings(&studio);
    assert!(view.rows.is_empty(), "{:#?}", view.rows);
    assert!(view.summary.starts_with("No findings: "), "{}", view.summary);
}

#[test]
fn a_drag_is_drafts_and_then_one_undo_step() {
    let mut studio = studio();
    let start = studio.project().clone();
    for value in [2.3, 2.4, 2.5] {
        drag(&mut studio, "shank.width_top", value).unwrap();
        let job = studio.next_job().unwrap();
        assert_eq!((job.request.quality, job.checks.is_some()), (Quality::Draft, false));
        studio.accept(job.run());
        assert!(!studio.built().unwrap().1, "the draft is of the shown value");
        assert!(studio.next_job().is_none(), "nothing else while the drag is on");
    }
    studio.execute(Command::Commit).unwrap();
    assert_eq!(studio.next_job().unwrap().request.quality, Quality::Preview);
    assert!((number(&studio, "shank.width_top") - 2.5).abs() < 1e-12);
    studio.execute(Command::Undo).unwrap();
    assert_eq!(*studio.project(), start, "one step back is the start");
    assert!(studio.execute(Command::Undo).is_err(), "there was only one step");
    studio.execute(Command::Redo).unwrap();
    assert!((number(&studio, "shank.width_top") - 2.5).abs() < 1e-12);
}

#[test]
fn escape_goes_back_to_the_exact_start() {
    let mut studio = studio();
    let start = studio.project().clone();
    drag(&mut studio, "shank.width_top", 3.1).unwrap();
    assert_ne!(*studio.project(), start);
    assert!(drag(&mut studio, "shank.width_top", f64::NAN).is_err());
    assert!((number(&studio, "shank.width_top") - 3.1).abs() < 1e-12, "the last good preview stays");
    studio.execute(Command::Abort).unwrap();
    assert_eq!(*studio.project(), start);
    assert!(!views::status(&studio).unsaved);
    assert!(studio.execute(Command::Undo).is_err());
}

#[test]
fn a_change_cancels_the_running_job_and_its_result_is_dropped() {
    let mut studio = studio();
    let old = studio.next_job().unwrap();
    set(&mut studio, "shank.width_top", "2.6");
    assert!(old.cancel.is_canceled());
    let JobResult { ticket, .. } = canceled(&old);
    // A job that had already finished when it was told to stop brings a whole result.
    let late = Job { cancel: collet::build::CancelToken::default(), ..old };
    let request = collet::build::BuildRequest { cancel: late.cancel.clone(), ..late.request.clone() };
    let result = Job { request, ..late }.run();
    assert!(result.built.is_some() && result.ticket == ticket);
    studio.accept(result);
    assert!(studio.built().is_none(), "stale");
    assert!(!studio.drain_events().contains(&Event::PieceBuilt));
    let new = studio.next_job().unwrap();
    assert!(new.ticket > ticket);
    studio.accept(new.run());
    set(&mut studio, "shank.width_top", "2.7");
    assert!(studio.built().unwrap().1, "the old model stays and says that it is old");
    assert!(views::status(&studio).stale);
}

#[test]
fn a_fast_drag_still_shows_its_drafts() {
    let mut studio = studio();
    drag(&mut studio, "shank.width_top", 2.4).unwrap();
    let draft = studio.next_job().unwrap();
    drag(&mut studio, "shank.width_top", 2.5).unwrap();
    assert!(!draft.cancel.is_canceled(), "canceling each draft would freeze the picture");
    studio.accept(draft.run());
    assert!(studio.built().unwrap().1, "shown, and marked as old");
    let next = studio.next_job().unwrap();
    studio.execute(Command::Abort).unwrap();
    assert!(next.cancel.is_canceled(), "the drag is off");
    studio.accept(next.run());
}

#[test]
fn a_crashed_job_becomes_a_message_and_the_studio_lives() {
    let mut studio = studio();
    let job = studio.next_job().unwrap();
    studio.accept(JobResult { crash: Some("a fault".to_owned()), ..canceled(&job) });
    assert_eq!(views::status(&studio).build, BuildState::Failed("a fault".to_owned()));
    assert_eq!(views::status(&studio).message, Some((false, "a fault".to_owned())));
    assert!(studio.is_settled() && studio.next_job().is_none(), "no endless retry");
    set(&mut studio, "shank.width_top", "2.6");
    let next = studio.next_job().unwrap();
    studio.accept(next.run());
    assert!(studio.built().is_some());
}

#[test]
fn commands_go_back_and_forth_exactly() {
    let mut studio = studio();
    let steps = [
        ("ring.size", "US 6 1/2"),
        ("shank.profile", "court"),
        ("shank.thickness_base", "1.9 mm"),
        ("prongs.count", "6"),
        ("prongs.tip", "claw"),
        ("stone.diameter", "5.5 mm"),
        ("stone.species", "sapphire_blue"),
        ("ring.alloy", "platinum_950_ru"),
        ("setting", "bezel"),
        ("bezel.wall", "1.1"),
        ("name", "For Anna"),
    ];
    let mut states = vec![studio.project().clone()];
    for (key, text) in steps {
        if studio.execute(Command::Set { key: key.into(), text: text.into() }).is_ok() {
            assert_ne!(studio.project(), states.last().unwrap(), "{key}={text} changes something");
            states.push(studio.project().clone());
        } else {
            assert_eq!(
                studio.project(),
                states.last().unwrap(),
                "{key}={text} was refused and changed nothing"
            );
        }
    }
    assert!(states.len() > 9, "only {} steps were taken: {:?}", states.len(), views::status(&studio).message);
    for state in states.iter().rev().skip(1) {
        studio.execute(Command::Undo).unwrap();
        assert_eq!(studio.project(), state);
    }
    assert!(!views::status(&studio).unsaved, "back at the start");
    for state in states.iter().skip(1) {
        studio.execute(Command::Redo).unwrap();
        assert_eq!(studio.project(), state);
    }
    assert!(studio.execute(Command::Redo).is_err());
}

fn names(studio: &Studio) -> Vec<String> {
    studio.project().piece.features.iter().map(|feature| feature.id.to_string()).collect()
}

#[test]
fn whole_features_come_and_go_and_each_step_is_undone_exactly() {
    let mut studio = studio();
    let steps = [
        (Command::AddFeature { kind: "head".to_owned() }, &["shank", "head", "head_2"][..]),
        (Command::DuplicateFeature { feature: Some("head".into()) }, &["shank", "head", "head_3", "head_2"]),
        (
            Command::RenameFeature { feature: "head_3".into(), to: " Left-hand side ".to_owned() },
            &["shank", "head", "left_hand_side", "head_2"],
        ),
        (
            Command::MoveFeature { feature: "head_2".into(), to: 1 },
            &["shank", "head_2", "head", "left_hand_side"],
        ),
        (
            Command::MoveFeatureUp { feature: Some("left_hand_side".into()) },
            &["shank", "head_2", "left_hand_side", "head"],
        ),
        (
            Command::MoveFeatureDown { feature: Some("shank".into()) },
            &["head_2", "shank", "left_hand_side", "head"],
        ),
        (
            Command::MuteFeature { feature: Some("head".into()), muted: true },
            &["head_2", "shank", "left_hand_side", "head"],
        ),
        (Command::RemoveFeature { feature: Some("head_2".into()) }, &["shank", "left_hand_side", "head"]),
    ];
    let mut states = vec![studio.project().clone()];
    for (command, after) in steps {
        studio.execute(command.clone()).unwrap_or_else(|error| panic!("{command:?}: {error}"));
        assert_eq!(names(&studio), after, "{command:?}");
        states.push(studio.project().clone());
    }
    assert!(states.windows(2).all(|pair| pair[0] != pair[1]));
    for state in states.iter().rev().skip(1) {
        studio.execute(Command::Undo).unwrap();
        assert_eq!(studio.project(), state);
    }
    for state in states.iter().skip(1) {
        studio.execute(Command::Redo).unwrap();
        assert_eq!(studio.project(), state);
    }
}

#[test]
fn a_feature_command_without_a_name_is_about_the_selected_feature() {
    let mut studio = studio();
    let duplicate = Command::DuplicateFeature { feature: None };
    let error = studio.execute(duplicate.clone()).unwrap_err().to_string();
    assert_eq!(error, "Select a feature in the outliner first.");
    studio.execute(Command::SelectFeature { feature: "head".into() }).unwrap();
    assert_eq!(studio.selected_feature().map(FeatureId::as_str), Some("head"));
    studio.execute(duplicate).unwrap();
    assert_eq!(studio.selected_feature().map(FeatureId::as_str), Some("head_2"), "the copy");
    studio.execute(Command::RenameFeature { feature: "head_2".into(), to: "left".to_owned() }).unwrap();
    assert_eq!(studio.selected_feature().map(FeatureId::as_str), Some("left"), "it keeps the selection");
    studio.execute(Command::MuteFeature { feature: None, muted: true }).unwrap();
    let muted = Command::MuteFeature { feature: None, muted: true };
    assert_eq!(studio.execute(muted).unwrap_err().to_string(), "The feature is muted already.");
    studio.drain_events();
    studio.execute(Command::RemoveFeature { feature: None }).unwrap();
    assert_eq!((names(&studio).len(), studio.selected_feature()), (2, None));
    assert_eq!(studio.drain_events(), [Event::SelectionChanged]);
    studio.execute(Command::Undo).unwrap();
    assert_eq!(views::status(&studio).message, Some((true, "Undone: Remove Left".to_owned())));
}

#[test]
fn what_cannot_be_done_to_a_feature_is_said() {
    let mut studio = studio();
    let mut refused = |command: Command| studio.execute(command).unwrap_err().to_string();
    for (command, part) in [
        (
            Command::AddFeature { kind: "crown".to_owned() },
            "no kind of feature `crown`; there are shank, head",
        ),
        (Command::RemoveFeature { feature: Some("haed".into()) }, "no feature `haed`; did you mean `head`?"),
        (Command::SelectFeature { feature: "tail".into() }, "no feature `tail`"),
        (
            Command::RenameFeature { feature: "head".into(), to: "Shank".to_owned() },
            "a feature `shank` already",
        ),
        (
            Command::RenameFeature { feature: "head".into(), to: "2nd".to_owned() },
            "\"2nd\" cannot name a feature",
        ),
        (Command::MoveFeatureUp { feature: Some("shank".into()) }, "the first already."),
        (Command::MoveFeatureDown { feature: Some("head".into()) }, "the last already."),
        (Command::MuteFeature { feature: Some("head".into()), muted: false }, "not muted."),
        (Command::CopyStyle { feature: Some("shank".into()) }, "Only a head has a style."),
        (Command::PasteStyle { feature: Some("head".into()) }, "Copy the style of a head first."),
    ] {
        let error = refused(command);
        assert!(error.contains(part), "{error}");
    }
    assert!(!views::status(&studio).unsaved);
}

#[test]
fn a_style_goes_to_another_head_and_leaves_its_stone_and_place() {
    let mut studio = studio();
    studio.execute(Command::AddFeature { kind: "head".to_owned() }).unwrap();
    set(&mut studio, "head_2.stone.diameter", "4 mm");
    set(&mut studio, "head_2.height", "4.2 mm");
    set(&mut studio, "head.prongs.tip", "claw");
    set(&mut studio, "head.prongs.count", "6");
    let before = studio.project().clone();
    studio.execute(Command::CopyStyle { feature: Some("head".into()) }).unwrap();
    studio.execute(Command::PasteStyle { feature: Some("head_2".into()) }).unwrap();
    let value = |studio: &Studio, key: &str| parameter(&studio.project().piece, key).unwrap().value;
    for key in ["prongs.tip", "prongs.count", "gallery.wire", "seat.share", "setting"] {
        let [from, to] = ["head", "head_2"].map(|head| value(&studio, &format!("{head}.{key}")));
        assert_eq!(from, to, "{key}");
    }
    assert_eq!(value(&studio, "head_2.stone.diameter"), Value::Number(4.0));
    assert_eq!(value(&studio, "head_2.height"), Value::Number(4.2));
    assert_ne!(value(&studio, "head_2.around"), value(&studio, "head.around"));
    set(&mut studio, "head.setting", "bezel");
    studio.execute(Command::Undo).unwrap();
    studio.execute(Command::Undo).unwrap();
    assert_eq!(*studio.project(), before, "one step");
}

#[test]
fn a_piece_bears_it_when_features_are_taken_away() {
    let mut studio = studio();
    for name in ["head", "shank"] {
        studio.execute(Command::RemoveFeature { feature: Some(name.into()) }).unwrap();
        studio.run_jobs_here();
        assert!(
            studio.is_settled() && !matches!(views::status(&studio).build, BuildState::Failed(_)),
            "{name}"
        );
    }
    assert_eq!(views::outliner(&studio).rows.len(), 1, "the piece alone");
    studio.execute(Command::AddFeature { kind: "shank".to_owned() }).unwrap();
    studio.run_jobs_here();
    assert_eq!(studio.built().map(|(built, _)| built.parts.len()), Some(1));
}

#[test]
fn a_blocked_export_writes_nothing_and_an_override_is_written_down() {
    let folder = folder();
    let out = folder.path().join("out");
    let mut studio = studio();
    set(&mut studio, "prongs.tip_diameter", "0.4");
    studio.execute(Command::Export { folder: out.clone(), formats: vec![], override_reason: None }).unwrap();
    assert!(!studio.is_settled());
    studio.run_jobs_here();
    assert!(matches!(studio.take_export_outcome(), Some(Err(CommandError::Blocked(count))) if count > 0));
    assert!(!out.exists(), "not even the folder");
    let Some(DialogView::ExportBlocked { folder: asked, formats, findings }) = views::dialog(&studio) else {
        panic!("{:?}", views::dialog(&studio))
    };
    assert_eq!((asked, formats), (out.clone(), vec![FileFormat::Stl]));
    assert!(findings.iter().any(|line| line.contains("Prong")), "{findings:?}");
    let bad =
        Command::Export { folder: out.clone(), formats: vec![], override_reason: Some("because".into()) };
    assert!(matches!(studio.execute(bad), Err(CommandError::BadInput(_))), "a name and a reason are needed");
    let reason = Some("A. Smith: a sample, not for wear".to_owned());
    studio
        .execute(Command::Export { folder: out.clone(), formats: vec![], override_reason: reason })
        .unwrap();
    let done = studio.take_export_outcome().expect("build and report were there").unwrap();
    assert!(studio.drain_events().contains(&Event::Exported { folder: out.clone() }));
    let report = common::json(done.report_file.as_deref().unwrap());
    assert_eq!(report["override"]["name"], "A. Smith");
    assert_eq!(report["override"]["reason"], "a sample, not for wear");
    assert!(report["rules"]["stops"].as_u64().unwrap() > 0);
    assert_eq!(std::fs::metadata(&done.files[0]).unwrap().len(), report["stl"]["bytes"].as_u64().unwrap());
    let left: Vec<_> = std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "only model and report: {left:?}");
}

#[test]
fn an_export_writes_the_formats_that_were_ticked_and_remembers_them() {
    let folder = folder();
    let preferences_file = Some(folder.path().join("preferences.ron"));
    let options = || StudioOptions { preferences_file: preferences_file.clone(), ..StudioOptions::default() };
    let mut studio = Studio::new(options());
    studio.execute(Command::ExportDialog).unwrap();
    assert_eq!(views::dialog(&studio), Some(DialogView::Export));
    studio.execute(Command::ChooseFormat { format: FileFormat::Stl, wanted: false }).unwrap();
    let nowhere = studio.execute(Command::ExportFolderDialog);
    assert!(matches!(nowhere, Err(CommandError::NotNow(text)) if text.contains("at least one format")));
    let out = folder.path().join("out");
    let export = Command::Export { folder: out.clone(), formats: vec![], override_reason: None };
    assert!(matches!(studio.execute(export.clone()), Err(CommandError::BadInput(_))));
    for format in [FileFormat::Csv, FileFormat::Glb, FileFormat::Csv] {
        studio.execute(Command::ChooseFormat { format, wanted: true }).unwrap();
    }
    studio.execute(Command::ExportFolderDialog).unwrap();
    assert_eq!(views::dialog(&studio), None, "the question is answered");
    assert!(studio.drain_events().contains(&Event::PathWanted(PathWanted::ExportFolder)));
    studio.execute(export).unwrap();
    studio.run_jobs_here();
    let done = studio.take_export_outcome().unwrap().unwrap();
    let endings = done.files.iter().map(|file| file.extension().unwrap().to_str().unwrap());
    let endings: BTreeSet<&str> = endings.collect();
    assert_eq!(endings, BTreeSet::from(["csv", "glb"]));
    assert_eq!(Studio::new(options()).preferences().formats, [FileFormat::Glb, FileFormat::Csv]);
}

#[test]
fn a_caster_pack_is_one_command_and_its_findings_can_be_overridden() {
    let folder = folder();
    let to = folder.path().join("job.zip");
    let mut studio = studio();
    studio.execute(Command::ExportDialog).unwrap();
    studio.execute(Command::PackDialog).unwrap();
    assert_eq!(views::dialog(&studio), None, "the question is answered");
    assert!(studio.drain_events().contains(&Event::PathWanted(PathWanted::Pack)));
    set(&mut studio, "prongs.tip_diameter", "0.4");
    studio.execute(Command::Pack { to: to.clone(), formats: vec![], override_reason: None }).unwrap();
    studio.run_jobs_here();
    assert!(matches!(studio.take_export_outcome(), Some(Err(CommandError::Blocked(_)))));
    assert!(!to.exists());
    let Some(DialogView::ExportBlocked { folder: asked, formats, .. }) = views::dialog(&studio) else {
        panic!("{:?}", views::dialog(&studio))
    };
    assert_eq!((&asked, &formats), (&to, &FileFormat::packed()));
    let override_reason = Some("A. Smith: a sample".to_owned());
    studio.execute(Command::Export { folder: asked, formats, override_reason }).unwrap();
    let done = studio.take_export_outcome().unwrap().unwrap();
    assert_eq!((&done.files, &done.report_file), (&vec![to.clone()], &None));
    assert!(to.is_file() && done.report.files.iter().any(|file| file.file.contains(".glb")));
    assert!(sheets::VerifySheet::of(&to).unwrap().good);
}

#[test]
fn an_export_is_off_when_the_piece_changes_meanwhile() {
    let folder = folder();
    let mut studio = studio();
    studio
        .execute(Command::Export {
            folder: folder.path().join("out"),
            formats: vec![],
            override_reason: None,
        })
        .unwrap();
    set(&mut studio, "shank.width_top", "2.6");
    assert!(matches!(studio.take_export_outcome(), Some(Err(CommandError::NotNow(_)))));
    studio.run_jobs_here();
    assert!(!folder.path().join("out").exists());
}

#[test]
fn findings_are_walked_shown_and_fixed() {
    let mut studio = studio();
    assert!(studio.execute(Command::NextFinding).is_err(), "no report yet");
    set(&mut studio, "prongs.tip_diameter", "0.4");
    studio.run_jobs_here();
    let view = views::findings(&studio);
    assert!(view.stops > 0 && view.rows.iter().any(|row| row.part.starts_with("Prong")), "{view:#?}");
    studio.drain_events();
    studio.execute(Command::PreviousFinding).unwrap();
    assert_eq!(studio.selected_finding(), Some(view.rows.len() - 1));
    studio.execute(Command::NextFinding).unwrap();
    assert_eq!(studio.selected_finding(), Some(0));
    let events = studio.drain_events();
    assert!(events.iter().any(|event| matches!(event, Event::FlightRequested(_))), "{events:?}");
    assert!(studio.selection().is_some());
    let fixable = view.rows.iter().find(|row| row.fix.is_some()).expect("a thin prong can be fixed");
    studio.execute(Command::Fix { index: fixable.index }).unwrap();
    assert!(studio.execute(Command::Fix { index: fixable.index }).is_err(), "checks are out of date");
    studio.run_jobs_here();
    let after = views::findings(&studio);
    assert!(after.rows.len() < view.rows.len(), "{after:#?}");
}

#[test]
fn rules_are_chosen_and_judged_anew() {
    let mut studio = studio();
    studio.run_jobs_here();
    let view = views::findings(&studio);
    let (other, _) = view.profiles.iter().find(|(id, _)| *id != view.profile).unwrap().clone();
    studio.execute(Command::ChooseRules { profile: other.clone() }).unwrap();
    assert!(views::findings(&studio).stale && !studio.is_settled());
    assert!(!studio.built().unwrap().1, "the picture is not concerned");
    studio.run_jobs_here();
    assert_eq!(studio.report().unwrap().0.profile, other);
    let unknown = Command::ChooseRules { profile: "no_such".into() };
    let error = studio.execute(unknown).unwrap_err().to_string();
    assert!(error.contains("no_such") && error.contains(other.as_str()), "{error}");
}

#[test]
fn unsaved_changes_are_asked_about() {
    let folder = folder();
    let path = folder.path().join("ring.ron");
    let mut studio = studio();
    set(&mut studio, "shank.width_top", "2.6");
    studio.execute(Command::Quit).unwrap();
    assert!(studio.drain_events().is_empty());
    assert!(matches!(views::dialog(&studio), Some(DialogView::Unsaved { .. })));
    studio.execute(Command::Answer(Answer::Cancel)).unwrap();
    assert_eq!(views::dialog(&studio), None);
    studio.execute(Command::Quit).unwrap();
    studio.execute(Command::Answer(Answer::Save)).unwrap();
    assert_eq!(studio.drain_events(), [Event::PathWanted(PathWanted::SaveAs)]);
    studio.execute(Command::SaveAs { path: path.clone() }).unwrap();
    assert_eq!(studio.drain_events(), [Event::QuitAllowed], "what waited goes on after the save");
    assert_eq!(views::status(&studio).title, "ring.ron — Collet");
    set(&mut studio, "shank.width_top", "2.7");
    assert_eq!(views::status(&studio).title, "ring.ron* — Collet");
    studio.execute(Command::Open { path }).unwrap();
    studio.execute(Command::Answer(Answer::Discard)).unwrap();
    assert!((number(&studio, "shank.width_top") - 2.6).abs() < 1e-12, "the saved state");
    assert!(studio.execute(Command::Answer(Answer::Save)).is_err(), "nothing was asked");
}

#[test]
fn preferences_and_recent_files_outlive_the_program() {
    let folder = folder();
    let options = StudioOptions {
        preferences_file: Some(folder.path().join("config/preferences.ron")),
        ..StudioOptions::default()
    };
    let mut first = Studio::new(options.clone());
    assert_eq!(*first.preferences(), Preferences::default());
    first.execute(Command::ToggleTheme).unwrap();
    first.execute(Command::Scale { percent: 150 }).unwrap();
    assert!(first.execute(Command::Scale { percent: 7 }).is_err());
    first.execute(Command::SaveAs { path: folder.path().join("a.ron") }).unwrap();
    first.execute(Command::SaveAs { path: folder.path().join("b.ron") }).unwrap();
    drop(first);
    let second = Studio::new(options.clone());
    assert_eq!((second.preferences().theme, second.preferences().scale_percent), (Theme::Light, 150));
    let recent: Vec<String> = views::recent_files(&second).into_iter().map(|file| file.name).collect();
    assert_eq!(recent, ["b.ron", "a.ron"]);
    std::fs::write(options.preferences_file.as_ref().unwrap(), "(theme: pink)").unwrap();
    let third = Studio::new(options.clone());
    assert_eq!(third.preferences().theme, Theme::Dark);
    let (good, text) = views::status(&third).message.expect("the broken file is told");
    assert!(!good && text.contains("preferences.ron"), "{text}");
}

#[test]
fn work_is_offered_again_after_a_crash_and_not_after_a_quit() {
    let folder = folder();
    let options =
        StudioOptions { state_folder: Some(folder.path().join("state")), ..StudioOptions::default() };
    let mut crashed = Studio::new(options.clone());
    assert_eq!(views::dialog(&crashed), None);
    set(&mut crashed, "shank.width_top", "3.3");
    crashed.tick(0.5);
    crashed.tick(60.0);
    drop(crashed);
    let mut next = Studio::new(options.clone());
    let Some(DialogView::Recovery { age, .. }) = views::dialog(&next) else { panic!("nothing offered") };
    assert_eq!(age, "just now");
    next.execute(Command::Recover { take: true }).unwrap();
    assert!((number(&next, "shank.width_top") - 3.3).abs() < 1e-12);
    assert!(views::status(&next).unsaved);
    next.execute(Command::Quit).unwrap();
    next.execute(Command::Answer(Answer::Discard)).unwrap();
    assert!(next.drain_events().contains(&Event::QuitAllowed));
    drop(next);
    assert_eq!(views::dialog(&Studio::new(options)), None, "given up on purpose");
}

#[test]
fn selection_and_visibility_are_told() {
    let mut studio = studio();
    studio.run_jobs_here();
    studio.drain_events();
    studio.execute(Command::Select(Some(PartRole::Prong(1)))).unwrap();
    assert_eq!(studio.drain_events(), [Event::SelectionChanged]);
    let groups = views::parameters(&studio).groups;
    let related: Vec<&str> = groups
        .iter()
        .filter(|group| group.rows.iter().all(|row| row.related))
        .map(|group| group.title.as_str())
        .collect();
    assert!(related.contains(&"Prongs") && !related.contains(&"Shank"), "{related:?}");
    assert_eq!(views::outliner(&studio).rows.iter().filter(|row| row.selected).count(), 1);
    studio.execute(Command::ToggleMetal).unwrap();
    assert_eq!((studio.visible(), studio.drain_events()), ((false, true), vec![Event::VisibilityChanged]));
    studio.execute(Command::Look(NamedView::Top)).unwrap();
    assert_eq!(studio.drain_events(), [Event::LookRequested(NamedView::Top)]);
    set(&mut studio, "prongs.count", "3");
    studio.execute(Command::Select(Some(PartRole::Prong(3)))).unwrap();
    studio.run_jobs_here();
    assert_eq!(studio.selection(), None, "there is no fourth prong any more");
}

#[test]
fn every_disabled_command_says_why() {
    let studio = studio();
    let mut disabled = 0;
    for item in views::palette(&studio) {
        if let collet::studio::Availability::No(reason) = item.available {
            assert!(reason.ends_with('.') && reason.len() > 10, "{}: {reason}", item.info.label);
            disabled += 1;
        }
    }
    assert!(disabled >= 4, "undo, redo, next and previous finding cannot be given at the start");
    let listed: usize = views::menus(&studio).iter().map(|menu| menu.items.len()).sum();
    assert_eq!(listed, views::palette(&studio).len(), "every command is in one menu");
}

#[test]
fn views_say_sizes_and_weights() {
    let mut studio = studio();
    set(&mut studio, "ring.size", "US 7");
    studio.run_jobs_here();
    let status = views::status(&studio);
    assert_eq!(status.size, "US 7 · 17.32 mm");
    assert!(status.carats.ends_with(" ct") && status.weight.contains(" g "), "{status:?}");
    let outliner = views::outliner(&studio);
    assert_eq!(outliner.rows[0].depth, 0);
    assert!(
        outliner.rows.iter().any(|row| row.part == Some(PartRole::Stone(0)) && row.detail.ends_with(" ct"))
    );
}

const KEYS: [&str; 16] = [
    "ring.size",
    "ring.alloy",
    "ring.finish",
    "setting",
    "name",
    "notes",
    "shank.profile",
    "shank.width_top",
    "prongs.count",
    "prongs.tip",
    "head.height",
    "seat.share",
    "stone.diameter",
    "stone.size",
    "stone.cut",
    "stone.species",
];

fn text_up_to(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), 0..=most).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_studio_panic(known in 0..KEYS.len(), key in text_up_to(12), text in text_up_to(24), pick in 0..8) {
        let mut studio = studio();
        let key = if pick == 0 { key } else { KEYS[known].to_owned() };
        let text = match pick {
            1 => "NaN".to_owned(),
            2 => "1e9".to_owned(),
            3 => String::new(),
            4 => "-0.0 mm".to_owned(),
            5 => format!("{} mm", text.len()),
            _ => text,
        };
        let before = studio.project().clone();
        let outcome = studio.execute(Command::Set { key: key.clone(), text });
        if let Err(error) = outcome {
            prop_assert_eq!(studio.project(), &before);
            prop_assert!(!error.to_string().is_empty());
        } else {
            let _ = studio.execute(Command::Undo);
            prop_assert_eq!(studio.project(), &before);
        }
        let _ = studio.execute(Command::Reset { key: key.clone() });
        let _ = studio.execute(Command::New { template: key });
    }
}

#[test]
fn the_last_change_is_made_once_more_on_what_is_selected() {
    let mut studio = studio();
    let refused = studio.execute(Command::Repeat).unwrap_err();
    assert_eq!(refused, CommandError::NotNow("Nothing has been changed yet.".to_owned()));
    studio.execute(Command::DuplicateFeature { feature: Some("head".into()) }).unwrap();
    studio.execute(Command::SelectFeature { feature: "head".into() }).unwrap();
    set(&mut studio, "head.prongs.tip_diameter", "1.0");
    studio.execute(Command::Repeat).unwrap();
    assert!(views::status(&studio).message.unwrap().1.contains("so already"), "nothing else is selected");
    studio.execute(Command::SelectFeature { feature: "head_2".into() }).unwrap();
    assert!((number(&studio, "head_2.prongs.tip_diameter") - 1.0).abs() > 0.01);
    studio.execute(Command::Repeat).unwrap();
    assert!((number(&studio, "head_2.prongs.tip_diameter") - 1.0).abs() < 1e-9);
    studio.execute(Command::Undo).unwrap();
    assert!((number(&studio, "head_2.prongs.tip_diameter") - 1.0).abs() > 0.01, "one step to undo");
}

#[test]
fn a_drag_is_repeated_where_it_ended_and_features_are_added_again() {
    let mut studio = studio();
    drag(&mut studio, "shank.width_top", 2.4).unwrap();
    drag(&mut studio, "shank.width_top", 2.6).unwrap();
    studio.execute(Command::Commit).unwrap();
    studio.execute(Command::Undo).unwrap();
    studio.execute(Command::Repeat).unwrap();
    assert!((number(&studio, "shank.width_top") - 2.6).abs() < 1e-9);
    let heads = |studio: &Studio| studio.project().piece.heads().count();
    studio.execute(Command::AddFeature { kind: "head".to_owned() }).unwrap();
    studio.execute(Command::Repeat).unwrap();
    assert_eq!(heads(&studio), 3);
    drag(&mut studio, "shank.width_top", 3.0).unwrap();
    studio.execute(Command::Abort).unwrap();
    studio.execute(Command::Repeat).unwrap();
    assert_eq!(heads(&studio), 4, "a drag that was given up is no change");
}

#[test]
fn any_state_can_be_gone_to_and_named() {
    let mut studio = studio();
    set(&mut studio, "stone.diameter", "7");
    set(&mut studio, "stone.diameter", "8");
    assert!(views::history(&studio).is_none(), "until it is asked for");
    studio.execute(Command::ToggleHistory).unwrap();
    studio.execute(Command::GoTo { state: 0 }).unwrap();
    set(&mut studio, "stone.diameter", "5");
    studio.execute(Command::NameState { state: 2, name: " Large ".to_owned() }).unwrap();
    studio.execute(Command::GoTo { state: 2 }).unwrap();
    assert!((number(&studio, "head.stone.diameter") - 8.0).abs() < 1e-9);
    let view = views::history(&studio).unwrap();
    let current = view.rows.iter().find(|row| row.current).unwrap();
    assert_eq!((current.name.as_deref(), current.state), (Some("Large"), 2));
    assert_eq!((view.rows.len(), view.lanes), (4, 2));
    studio.execute(Command::Undo).unwrap();
    assert!((number(&studio, "head.stone.diameter") - 7.0).abs() < 1e-9, "undo follows the branch gone to");
    let missing = studio.execute(Command::GoTo { state: 9 }).unwrap_err();
    assert!(matches!(missing, CommandError::BadInput(text) if text.contains("no state 9")));
    studio.execute(Command::NameState { state: 2, name: String::new() }).unwrap();
    assert!(views::history(&studio).unwrap().rows.iter().all(|row| row.name.is_none()));
}

#[test]
fn pictures_of_templates_are_taken_while_the_start_page_is_shown_and_kept() {
    let folder = folder();
    let options =
        StudioOptions { cache_folder: Some(folder.path().join("cache")), ..StudioOptions::default() };
    let mut studio = Studio::new(options.clone());
    assert!(studio.next_thumbnail().is_none(), "nobody looks");
    studio.execute(Command::ToggleStart).unwrap();
    let job = studio.next_thumbnail().unwrap();
    assert!(studio.next_thumbnail().is_none(), "one at a time");
    studio.accept_thumbnail(job.run());
    let picture = |studio: &Studio| views::start(studio).unwrap().templates[0].picture.clone();
    let first = picture(&studio).unwrap();
    assert_eq!((first.size, first.pixels.len()), ([256, 192], 256 * 192));
    assert!(first.pixels.iter().any(|pixel| *pixel != first.pixels[0]), "there is something to see");

    let mut again = Studio::new(options);
    again.execute(Command::ToggleStart).unwrap();
    let began = std::time::Instant::now();
    let job = again.next_thumbnail().unwrap();
    again.accept_thumbnail(job.run());
    assert_eq!(picture(&again).unwrap().pixels, first.pixels);
    assert!(began.elapsed().as_secs_f64() < 0.5, "it is read, not taken again");

    let job = again.next_thumbnail().unwrap();
    again.execute(Command::New { template: "eternity".to_owned() }).unwrap();
    assert_eq!(views::dialog(&again), None, "a template closes the page");
    again.accept_thumbnail(job.run());
    assert!(again.next_thumbnail().is_none());
    again.execute(Command::ToggleStart).unwrap();
    assert!(again.next_thumbnail().is_some(), "what was given up is taken later");
}

#[test]
fn the_start_page_stays_behind_questions() {
    let mut studio = studio();
    set(&mut studio, "stone.diameter", "7");
    studio.execute(Command::ToggleStart).unwrap();
    assert_eq!(views::dialog(&studio), Some(DialogView::Start));
    studio.execute(Command::New { template: "eternity".to_owned() }).unwrap();
    assert!(matches!(views::dialog(&studio), Some(DialogView::Unsaved { .. })));
    studio.execute(Command::Answer(Answer::Cancel)).unwrap();
    assert_eq!(views::dialog(&studio), Some(DialogView::Start));
    studio.execute(Command::ToggleStart).unwrap();
    assert_eq!(views::dialog(&studio), None);
}
