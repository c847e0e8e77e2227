//! What a client sees: the piece, few large controls in plain words, and the states that were liked.

use super::toolbar::{CommandItem, item};
use crate::design::settings::Setting;
use crate::design::{Edit, Kind, Parameter, Value, Work, parameters};
use crate::metals::Alloy;
use crate::optics::encode_srgb;
use crate::studio::{ClientChoice, Command, Studio, figures};

/// A thing to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientItem {
    /// `18 k rose gold`.
    pub label: String,
    /// Of metals, as displays take it.
    pub color: Option<[u8; 3]>,
    /// Whether the piece is so.
    pub chosen: bool,
    /// Makes it so.
    pub command: Command,
}

/// How a client changes something.
#[derive(Debug, Clone, PartialEq)]
pub enum ClientControl {
    /// One of a few.
    Choice(Vec<ClientItem>),
    /// Less and more; `None` at the end of what is possible.
    Steps {
        /// `6.50 mm`.
        value: String,
        /// One step down.
        less: Option<Command>,
        /// One step up.
        more: Option<Command>,
    },
    /// A line of text.
    Text {
        /// What is written now.
        text: String,
        /// Key of the parameter, as in `Command::Set`.
        key: String,
    },
}

/// A state that has a name.
#[derive(Debug, Clone, PartialEq)]
pub struct LikedState {
    /// `Favorite 1`.
    pub name: String,
    /// Whether it is shown.
    pub shown: bool,
    /// Goes there.
    pub command: Command,
}

/// The client view.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientView {
    /// The job's name.
    pub name: String,
    /// What may be said about the piece: `US 7 · 17.32 mm`, `3.12 g`.
    pub figures: Vec<String>,
    /// Whether the picture is behind what was chosen.
    pub behind: bool,
    /// What may be changed, under its name.
    pub controls: Vec<(&'static str, ClientControl)>,
    /// The states to come back to, the first made first.
    pub liked: Vec<LikedState>,
    /// Names the state that is shown.
    pub like: Option<CommandItem>,
    /// Goes to the state that the view began with; `None` when that is shown.
    pub back: Option<Command>,
    /// Ends the view.
    pub leave: CommandItem,
}

/// The client view, where it is shown.
#[must_use]
pub fn client(studio: &Studio) -> Option<ClientView> {
    let session = studio.client?;
    let history = studio.document.history();
    let current = history.cursor();
    let liked = history.revisions().iter().filter_map(|state| {
        let name = state.name.clone()?;
        Some(LikedState { name, shown: state.id == current, command: Command::GoTo { state: state.id.0 } })
    });
    let liked: Vec<LikedState> = liked.collect();
    let like = !liked.iter().any(|state| state.shown);
    Some(ClientView {
        name: studio.project().name.clone(),
        figures: figures(studio),
        behind: studio.built().is_none_or(|(_, stale)| stale),
        controls: controls(studio),
        like: like.then(|| item(studio, Command::Like)),
        liked,
        back: (current.0 != session.from).then_some(Command::GoTo { state: session.from }),
        leave: item(studio, Command::ToggleClient),
    })
}

/// Every choice with what it means and whether a client has it.
#[must_use]
pub fn client_choices(studio: &Studio) -> Vec<(ClientChoice, bool)> {
    let has = |choice| studio.preferences().client.contains(&choice);
    ClientChoice::ALL.into_iter().map(|choice| (choice, has(choice))).collect()
}

/// Whether a client may give this command.
pub(in crate::studio) fn offers(studio: &Studio, command: &Command) -> bool {
    let Some(view) = client(studio) else { return false };
    let in_control = |control: &ClientControl| match control {
        ClientControl::Choice(items) => items.iter().any(|item| item.command == *command),
        ClientControl::Steps { less, more, .. } => [less, more].into_iter().flatten().any(|it| it == command),
        ClientControl::Text { key, .. } => matches!(command, Command::Set { key: set, .. } if set == key),
    };
    view.back.as_ref() == Some(command)
        || (view.back.is_some() && matches!(command, Command::Undo))
        || view.liked.iter().any(|state| state.command == *command)
        || view.controls.iter().any(|(_, control)| in_control(control))
}

fn figures(studio: &Studio) -> Vec<String> {
    let mut figures = vec![figures::fit(&studio.project().piece.wear)];
    if let Some((built, _)) = studio.built()
        && studio.preferences().client.contains(&ClientChoice::Weight)
    {
        figures.extend(built.measures.metal_weight.map(figures::grams));
        let stones = (built.measures.stone_count > 0).then_some(built.measures.total_carats);
        figures.extend(stones.map(figures::carats));
    }
    figures.retain(|figure| !figure.is_empty());
    figures
}

fn controls(studio: &Studio) -> Vec<(&'static str, ClientControl)> {
    let all = parameters(&studio.project().piece);
    let free: Vec<&Parameter> = all.iter().filter(|parameter| parameter.formula.is_none()).collect();
    let allowed = studio.preferences().client.iter();
    allowed.filter_map(|choice| Some((choice.label(), control(*choice, &free, studio)?))).collect()
}

fn control(choice: ClientChoice, free: &[&Parameter], studio: &Studio) -> Option<ClientControl> {
    let ending = |end: &str| free.iter().copied().find(|parameter| parameter.key.ends_with(end));
    match choice {
        ClientChoice::Metal => {
            Some(ClientControl::Choice(metals(ending("ring.alloy").or(ending(".alloy"))?, studio)))
        }
        ClientChoice::Finish => Some(ClientControl::Choice(listed(ending(".finish")?, None))),
        ClientChoice::Stone => Some(ClientControl::Choice(stones(ending("stone.species")?, studio))),
        ClientChoice::Shape => {
            let shape = ending("stone.shape").filter(|shape| takes_any_shape(studio, shape))?;
            Some(ClientControl::Choice(listed(shape, Some(&SHAPES))))
        }
        ClientChoice::StoneSize => {
            let diameter = ending("stone.diameter")?;
            let carats = carats_of(studio, diameter).map(|carats| format!("  ·  {carats}"));
            steps(&[diameter], QUARTER, &carats.unwrap_or_default())
        }
        ClientChoice::Width => {
            let band = ending(".width_top")?.feature.as_ref();
            let widths = ["width_top", "width_shoulder", "width_base"].map(|name| {
                free.iter().copied().find(|it| it.feature.as_ref() == band && it.key.ends_with(name))
            });
            steps(&widths.into_iter().flatten().collect::<Vec<_>>(), TENTH, "")
        }
        ClientChoice::Engraving => {
            let text = free.iter().find(|it| it.label == "Text" && it.group == "Letters")?;
            let Value::Text(written) = &text.value else { return None };
            Some(ClientControl::Text { text: written.clone(), key: text.key.clone() })
        }
        ClientChoice::Weight => None,
    }
}

/// Steps of a stone's size and of a band's width, in mm.
const QUARTER: f64 = 0.25;
const TENTH: f64 = 0.1;

/// Shapes that clients ask for; the others take a jeweler's word.
const SHAPES: [&str; 8] = ["round", "oval", "cushion", "princess", "emerald", "pear", "marquise", "heart"];

/// Gold in its colors, platinum and silver, as they are cast most.
const METALS: [&str; 5] =
    ["gold_18k_yellow", "gold_18k_white_palladium", "gold_18k_rose", "platinum_950_ru", "silver_925"];

/// Stones that clients ask for.
const STONES: [&str; 7] =
    ["diamond", "ruby", "sapphire_blue", "emerald", "aquamarine", "morganite", "amethyst"];

/// Prongs and bezels follow a stone of any outline.
fn takes_any_shape(studio: &Studio, shape: &Parameter) -> bool {
    let feature = shape.feature.as_ref().and_then(|id| studio.project().piece.feature(id));
    feature.is_some_and(|feature| {
        matches!(&feature.work, Work::Head(head) if matches!(head.setting, Setting::Prong(_) | Setting::Bezel(_)))
    })
}

/// What the stone of a parameter's feature weighs, once it is built.
fn carats_of(studio: &Studio, parameter: &Parameter) -> Option<String> {
    let (built, stale) = studio.built()?;
    let own = built.stones.iter().find(|stone| Some(&stone.feature) == parameter.feature.as_ref());
    Some(figures::carats(own.filter(|_| !stale)?.carats))
}

/// The items of a choice, all or those that are wanted and the one that is chosen.
fn listed(parameter: &Parameter, wanted: Option<&[&str]>) -> Vec<ClientItem> {
    let Kind::Choice(items) = &parameter.kind else { return Vec::new() };
    let chosen = |key: &str| matches!(&parameter.value, Value::Choice(value) if value == key);
    let shown = |key: &str| wanted.is_none_or(|wanted| wanted.contains(&key)) || chosen(key);
    let items = items.iter().filter(|(key, _)| shown(key));
    items.map(|(key, label)| client_item(parameter, key, label, None)).collect()
}

fn client_item(parameter: &Parameter, key: &str, label: &str, color: Option<[u8; 3]>) -> ClientItem {
    ClientItem {
        label: label.to_owned(),
        color,
        chosen: matches!(&parameter.value, Value::Choice(value) if value == key),
        command: Command::Set { key: parameter.key.clone(), text: key.to_owned() },
    }
}

/// Those of the usual metals that the library has, behind the one that the piece is of where that is another.
fn metals(parameter: &Parameter, studio: &Studio) -> Vec<ClientItem> {
    let known = |alloy: &&Alloy| METALS.contains(&alloy.id.as_str());
    let chosen =
        |alloy: &&Alloy| matches!(&parameter.value, Value::Choice(value) if *value == *alloy.id.as_str());
    let alloys = studio.library().alloys.alloys.iter().filter(|alloy| known(alloy) || chosen(alloy));
    alloys.map(|alloy| client_item(parameter, alloy.id.as_str(), &alloy.name, Some(color(alloy)))).collect()
}

fn stones(parameter: &Parameter, studio: &Studio) -> Vec<ClientItem> {
    let chosen = |id: &str| matches!(&parameter.value, Value::Choice(value) if value == id);
    let species = studio.library().gems.species.iter();
    let species = species.filter(|row| STONES.contains(&row.id.as_str()) || chosen(row.id.as_str()));
    species.map(|row| client_item(parameter, row.id.as_str(), &row.name, None)).collect()
}

/// What polished metal of it looks like in white light.
fn color(alloy: &Alloy) -> [u8; 3] {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
    alloy.reflectance.map(|share| (encode_srgb(share) * 255.0).round() as u8)
}

/// All of some lengths a step down or up; the first is shown, with what stands beside it.
fn steps(lengths: &[&Parameter], step: f64, beside: &str) -> Option<ClientControl> {
    let first = lengths.first()?;
    let moved = |by: f64| -> Option<Command> {
        let edit = |length: &&Parameter| {
            let (Kind::Number(limits), Value::Number(value)) = (&length.kind, &length.value) else {
                return None;
            };
            let to = next(*value, by);
            limits.allow(to).then(|| Edit::SetParameter { key: length.key.clone(), value: Value::Number(to) })
        };
        let edits: Option<Vec<Edit>> = lengths.iter().map(edit).collect();
        Some(Command::Apply(Edit::Together(edits?)))
    };
    Some(ClientControl::Steps {
        value: format!("{}{beside}", first.show(&first.value)),
        less: moved(-step),
        more: moved(step),
    })
}

/// The next whole step.
fn next(value: f64, by: f64) -> f64 {
    let to = value + by;
    (to * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::{CommandError, StudioOptions, availability};

    fn showing(template: &str) -> Studio {
        let mut studio = Studio::new(StudioOptions::default());
        studio.execute(Command::New { template: template.to_owned() }).unwrap();
        for choice in ClientChoice::ALL {
            studio.execute(Command::AllowClient { choice, allowed: true }).unwrap();
        }
        studio.execute(Command::ToggleClient).unwrap();
        studio
    }

    fn control(view: &ClientView, choice: ClientChoice) -> &ClientControl {
        &view.controls.iter().find(|(label, _)| *label == choice.label()).unwrap().1
    }

    #[test]
    fn a_solitaire_offers_what_it_has_and_nothing_that_it_lacks() {
        let studio = showing("solitaire");
        let view = client(&studio).unwrap();
        let labels: Vec<&str> = view.controls.iter().map(|(label, _)| *label).collect();
        assert_eq!(labels, ["Metal", "Finish", "Stone", "Shape", "Stone size", "Width of the band"]);
        let ClientControl::Choice(metals) = control(&view, ClientChoice::Metal) else { panic!() };
        assert_eq!(metals.len(), METALS.len());
        let gold = metals.iter().find(|metal| metal.chosen).unwrap();
        let [red, green, blue] = gold.color.unwrap();
        assert!(red > green && green > blue, "gold is yellow");
        let ClientControl::Choice(shapes) = control(&view, ClientChoice::Shape) else { panic!() };
        assert_eq!(shapes.len(), SHAPES.len());
        let ClientControl::Choice(stones) = control(&view, ClientChoice::Stone) else { panic!() };
        assert_eq!(stones.len(), STONES.len());
    }

    #[test]
    fn all_that_is_offered_can_be_had() {
        for template in [
            "solitaire",
            "halo",
            "bezel_solitaire",
            "pearl_ring",
            "eternity",
            "engraved_band",
            "solitaire_pendant",
        ] {
            let offered = client(&showing(template)).unwrap();
            for (label, control) in offered.controls {
                let commands = match control {
                    ClientControl::Choice(items) => items.into_iter().map(|item| item.command).collect(),
                    ClientControl::Steps { less, more, .. } => [less, more].into_iter().flatten().collect(),
                    ClientControl::Text { key, .. } => vec![Command::Set { key, text: "Forever".to_owned() }],
                };
                for command in commands {
                    let mut studio = showing(template);
                    studio
                        .execute(command.clone())
                        .unwrap_or_else(|error| panic!("{template} {label}: {error}"));
                }
            }
        }
    }

    #[test]
    fn a_client_can_break_nothing() {
        let mut studio = showing("solitaire");
        let before = studio.project().clone();
        for command in
            Command::listed().into_iter().filter(|command| !super::super::super::client::is_harmless(command))
        {
            assert!(!availability(&studio, &command).is_yes(), "{command:?}");
        }
        for command in [
            Command::Set { key: "prongs.tip_diameter".to_owned(), text: "0.3".to_owned() },
            Command::Set { key: "ring.alloy".to_owned(), text: "brass".to_owned() },
            Command::GoTo { state: 99 },
            Command::RemoveFeature { feature: Some("head".into()) },
        ] {
            assert!(matches!(studio.execute(command), Err(CommandError::NotNow(_))));
        }
        assert_eq!(*studio.project(), before);
    }

    #[test]
    fn what_was_liked_is_found_again() {
        let mut studio = showing("solitaire");
        let set = |studio: &mut Studio, alloy: &str| {
            studio.execute(Command::Set { key: "ring.alloy".to_owned(), text: alloy.to_owned() }).unwrap();
        };
        assert!(client(&studio).unwrap().back.is_none());
        set(&mut studio, "gold_18k_rose");
        studio.execute(Command::Like).unwrap();
        let view = client(&studio).unwrap();
        assert!(view.like.is_none() && view.liked.len() == 1 && view.liked[0].shown);
        set(&mut studio, "silver_925");
        studio.execute(Command::Like).unwrap();
        let view = client(&studio).unwrap();
        let names: Vec<&str> = view.liked.iter().map(|state| state.name.as_str()).collect();
        assert_eq!(names, ["Favorite 1", "Favorite 2"]);
        studio.execute(view.liked[0].command.clone()).unwrap();
        assert_eq!(studio.project().piece.alloy.as_str(), "gold_18k_rose");
        studio.execute(client(&studio).unwrap().back.unwrap()).unwrap();
        assert_eq!(studio.project().piece.alloy.as_str(), "gold_18k_yellow");
        studio.execute(Command::ToggleClient).unwrap();
        assert!(client(&studio).is_none());
        assert!(availability(&studio, &Command::Save).is_yes());
    }

    #[test]
    fn a_band_grows_as_a_whole_and_ends_at_its_limits() {
        let mut studio = showing("solitaire");
        let width = |studio: &Studio, key: &str| {
            let all = parameters(&studio.project().piece);
            let Value::Number(value) = all.iter().find(|it| it.key == key).unwrap().value else { panic!() };
            value
        };
        let more = |studio: &Studio| match control(&client(studio).unwrap(), ClientChoice::Width) {
            ClientControl::Steps { more, .. } => more.clone(),
            _ => None,
        };
        studio.execute(more(&studio).unwrap()).unwrap();
        let widths = ["shank.width_top", "shank.width_base"].map(|key| width(&studio, key));
        assert!((widths[0] - 2.3).abs() < 1e-12 && (widths[1] - 2.1).abs() < 1e-12, "{widths:?}");
        let mut count = 0;
        while let Some(command) = more(&studio) {
            studio.execute(command).unwrap();
            count += 1;
            assert!(count < 200);
        }
        assert!(width(&studio, "shank.width_top") <= 12.0);
    }
}
