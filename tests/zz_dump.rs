//! Throwaway.
use collet::build::*;
use collet::design::{Library, templates::templates, Piece};
use std::sync::Arc;
use collet::gems::GemCatalog;
use collet::metals::AlloyCatalog;

fn stl(path: &str, tris: impl Iterator<Item=[[f32;3];3]>) {
    let mut b = vec![0u8; 80];
    let t: Vec<_> = tris.collect();
    b.extend((t.len() as u32).to_le_bytes());
    for f in t { b.extend([0u8;12]); for v in f { for c in v { b.extend(c.to_le_bytes()); } } b.extend([0u8;2]); }
    std::fs::write(path, b).unwrap();
}

#[test]
fn dump() {
    let library = Arc::new(Library { gems: GemCatalog{species: vec![], cuts: vec![]}, alloys: AlloyCatalog{alloys: vec![]} });
    for t in templates() {
        one(t.key, &t.project.piece, &library);
    }
}
fn one(key: &str, piece: &Piece, library: &Arc<Library>) {
    for quality in [Quality::Draft, Quality::Preview, Quality::Production] {
        let request = BuildRequest { piece: piece.clone(), library: library.clone(), quality, cache: Arc::default(), cancel: CancelToken::default() };
        let t = std::time::Instant::now();
        let built = request.run().unwrap();
        println!("{key} {quality:?} {:?} tris {} bodies {} {:?}", t.elapsed(), built.metal.triangle_count(), built.metal.body_count(), built.measures);
        for p in &built.problems { println!("   {:?}", p); }
        let t = std::time::Instant::now();
        let print = collet::kernel::printable(&built.metal);
        println!("   printable {:?} {:?}", t.elapsed(), print.as_ref().map(|m| m.triangles.len()));
        let _ = std::fs::create_dir_all("/tmp/ring");
        if let Ok(m) = print {
            stl(&format!("/tmp/ring/{key}_{quality:?}_metal.stl"), m.triangles.iter().map(|t| t.map(|i| m.vertices[i as usize])));
        }
        let s = &built.stones[0];
        let poly = &s.shape.polyhedron;
        stl(&format!("/tmp/ring/{key}_stone.stl"), poly.triangles().iter().map(|t| t.map(|i| { let p = s.ring_from_stone.to_parent(poly.vertices[i as usize]); [p.x as f32, p.y as f32, p.z as f32]})).collect::<Vec<_>>().into_iter());
        if quality == Quality::Production { for p in &built.landmarks.prongs { println!("   {:?} {:?}", p.center_line.iter().map(|p| format!("{:.3}", p)).collect::<Vec<_>>(), p.girdle_index); break; } }
    }
}
