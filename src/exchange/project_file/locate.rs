//! Reading RON so that every complaint says line, column and field.

use ron::Options;
use ron::error::Position;
use serde::de::{DeserializeOwned, DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_path_to_error::Segment;

use super::Fault;

/// Reads a whole text.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    parse_with(&Options::default(), text)
}

/// As [`parse`] with some of RON's extensions.
pub(super) fn parse_with<T: DeserializeOwned>(options: &Options, text: &str) -> Result<T, Fault> {
    let mut source = ron::Deserializer::from_str_with_options(text, options)
        .map_err(|error| Fault::Bad(at(error.span.start, "", &error.code.to_string())))?;
    let read = serde_path_to_error::deserialize(&mut source);
    let value = read.map_err(|error| {
        let field = field_of(error.path());
        let error = source.span_error(error.into_inner());
        Fault::Bad(at(error.span.start, &field, &error.code.to_string()))
    })?;
    match source.end() {
        Ok(()) => Ok(value),
        Err(error) => {
            let error = source.span_error(error);
            Err(Fault::Bad(at(error.span.start, "", &error.code.to_string())))
        }
    }
}

/// A complaint about the value of a field that was read without complaint: `path`, of names and of places in lists,
/// is found again in the text. The field goes by `name`.
pub(super) fn complain(text: &str, path: &[String], name: &str, complaint: &str) -> Fault {
    Fault::Bad(match find(text, path) {
        Some(place) => at(place, name, complaint),
        None => format!("{name}: {complaint}"),
    })
}

fn at(Position { line, col }: Position, field: &str, complaint: &str) -> String {
    let colon = if field.is_empty() { "" } else { ": " };
    format!("line {line}, column {col}: {field}{colon}{complaint}")
}

/// The fields on the way, without the names of enumeration variants between them.
fn field_of(path: &serde_path_to_error::Path) -> String {
    let names = path.iter().filter_map(|segment| match segment {
        Segment::Map { key } => Some(key.clone()),
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    names.collect::<Vec<_>>().join(".")
}

/// Where the value of a field stands: the text is read again up to that field, and the reader stopped there.
fn find(text: &str, path: &[String]) -> Option<Position> {
    let mut source = ron::Deserializer::from_str(text).ok()?;
    let stopped = Walk(path).deserialize(&mut source).err()?;
    Some(source.span_error(stopped).span.start)
}

/// Goes along a path of fields and stops with an error behind the value at its end.
struct Walk<'a>(&'a [String]);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        if !self.0.is_empty() {
            return source.deserialize_any(self);
        }
        source.deserialize_ignored_any(IgnoredAny)?;
        Err(D::Error::custom("found"))
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the fields {}", self.0.join("."))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some(name) = fields.next_key::<String>()? {
            match self.0.split_first() {
                Some((wanted, rest)) if *wanted == name => fields.next_value_seed(Walk(rest))?,
                _ => {
                    fields.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Some((wanted, rest)) = self.0.split_first() else { return Ok(()) };
        let wanted: usize = wanted.parse().map_err(A::Error::custom)?;
        for _ in 0..wanted {
            items.next_element::<IgnoredAny>()?;
        }
        items.next_element_seed(Walk(rest))?;
        Ok(())
    }
}
