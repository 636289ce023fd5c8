//! Sentences with a marked predicate and what must hold of it, and the examples of the lexicon rows.

use super::*;
use crate::article::Article;
use crate::lexicon::load;
use crate::pipeline::{Layers, Pipeline};

fn pipeline() -> Pipeline {
    Pipeline::new(load(true, &[], &mut Vec::new()).expect("the built-in lexicons are sound"))
}

/// What holds of the token at a byte: "-" or "+", modality, certainty, then the words of condition and hedge.
fn holds(p: &Pipeline, l: &mut Layers, text: &str, byte: usize) -> String {
    let a = Article::new("case", text);
    p.analyse(&a, l);
    let t = l.syntax.token_at(byte as u32);
    let f = l.factuality.of(t);
    let words = |name: &str, s: Option<TokenSpan>| {
        s.map_or(String::new(), |s| format!(" {name}={}", l.syntax.span(s).of(&a.text)))
    };
    format!(
        "{} {} {}{}{}",
        if f.negative { "-" } else { "+" },
        f.modality.as_str(),
        f.certainty.as_str(),
        words("if", f.condition),
        words("hedge", f.hedge)
    )
}

/// Cases: a sentence with its predicate between stars, and what must hold.
const CASES: &[(&str, &str)] = &[
    // Negation and its scope.
    ("The rebels did not *attack* the convoy.", "- asserted certain"),
    ("The army didn't *fire* on the crowd.", "- asserted certain"),
    ("The two leaders never *met* during the war.", "- asserted certain"),
    ("The bank no longer *funds* the coal mine.", "- asserted certain"),
    ("The envoy left without *signing* the deal.", "- asserted certain"),
    ("Neither side *accepted* the plan.", "- asserted certain"),
    ("No soldiers *crossed* the border.", "- asserted certain"),
    ("No one was *killed* in the strikes.", "- asserted certain"),
    ("Nobody *attacked* the embassy.", "- asserted certain"),
    ("The parties *announced* no new steps.", "- asserted certain"),
    ("There was no *attack* on the convoy.", "- asserted certain"),
    ("The king did not resign, nor did he *apologise*.", "- asserted certain"),
    ("The ministry has not confirmed or *denied* the raid.", "- asserted certain"),
    ("The minister did not say that Iran *attacked* the ship.", "+ asserted certain"),
    ("The minister did not resign but *called* an election.", "+ asserted certain"),
    ("The army not only *shelled* the port but also burned it.", "+ asserted certain"),
    ("The senate has yet to *approve* the treaty.", "- asserted certain"),
    // Forms that state no fact.
    ("The general's instinct to *attack* the rebels was his worst enemy.", "+ possible possible"),
    ("She was the first leader to *visit* the camp.", "+ asserted certain"),
    ("To *oppose* the plan now would be a mistake.", "+ possible possible"),
    ("The king said *striking* the camp would start a war.", "+ possible possible"),
    ("Ghana will pay the firm when the hostages are *freed*.", "+ future probable"),
    ("Parliament could vote next week, *ending* the embargo.", "+ possible possible"),
    ("China could wreck the deal by *rejecting* the terms.", "+ possible possible"),
    ("Norway is ready to compromise to *reach* a deal.", "+ possible possible"),
    ("The guard did not see anybody *shoot* at the police.", "- asserted certain"),
    ("Norway to *expel* two Russian envoys.", "+ future probable"),
    ("\"*Withdraw* from the north at once,\" the general said.", "+ possible possible"),
    ("The rebels *withdraw* from the north.", "+ asserted certain"),
    // Auxiliaries.
    ("The rebels may *attack* the capital within days.", "+ possible possible"),
    ("The central bank might *raise* rates in June.", "+ possible possible"),
    ("The strike could *block* every port.", "+ possible possible"),
    ("The alliance should *send* more aid.", "+ possible possible"),
    ("The rebels must *release* every hostage.", "+ possible possible"),
    ("The president will *meet* the chancellor on Friday.", "+ future probable"),
    ("He will meet the king and *sign* the pact.", "+ future probable"),
    ("The ministry said that it would *close* the border.", "+ future probable"),
    ("The company said it will not *pay* the fine.", "- future probable"),
    ("The navy could have *rescued* the refugees.", "+ counterfactual unlikely"),
    ("An earlier warning would have *saved* the villagers.", "+ counterfactual unlikely"),
    ("The talks will *take* place in Geneva.", "+ future probable"),
    ("The leaders will hold *talks* in Geneva.", "+ future probable"),
    // Future and intention.
    ("The government is going to *expel* four diplomats.", "+ future probable"),
    ("The two firms plan to *merge* their fleets.", "+ future probable"),
    ("The ministers are set to *sign* the pact in May.", "+ future probable"),
    ("The envoy is due to *visit* the capital.", "+ future probable"),
    ("The court intends to *punish* the smugglers.", "+ future probable"),
    ("The donors promised to *send* food to the camp.", "+ future probable"),
    ("The chancellor agreed to *support* the plan.", "+ future probable"),
    ("The bank announced its plan to *buy* a rival.", "+ future probable"),
    ("The planned *meeting* of the presidents angered allies.", "+ future probable"),
    // Implicatives, by sign and frame.
    ("The two sides failed to *agree* on a date.", "- asserted certain"),
    ("She did not fail to *condemn* the attack.", "+ asserted certain"),
    ("The rescuers managed to *reach* the trapped miners.", "+ asserted certain"),
    ("The rescuers did not manage to *reach* the miners.", "- asserted certain"),
    ("Moscow refused to *withdraw* its troops.", "- asserted certain"),
    ("The statement stopped short of *condemning* the invasion.", "- asserted certain"),
    ("The guards prevented the crowd from *storming* the palace.", "- asserted certain"),
    ("The police foiled an *attack* on the airport.", "- asserted certain"),
    ("The union called off a *strike* at the mine.", "- asserted certain"),
    ("The army denied that it had *shelled* the hospital.", "- asserted certain"),
    ("The colonel denied *ordering* the attack.", "- asserted certain"),
    ("Cyprus has not denied that it *sold* the weapons.", "+ possible possible"),
    ("The premier ruled out *talks* with the rebels.", "- asserted probable"),
    ("The council has not ruled out *sanctions* against the bank.", "+ possible possible"),
    ("The general did not rule out *attacking* the port.", "+ possible possible"),
    ("The union criticised the refusal to *compensate* victims.", "- asserted certain"),
    ("The army might fail to *hold* the town.", "- possible possible"),
    // Wishes, attempts, calls.
    ("The gunmen tried to *kidnap* the ambassador.", "+ possible possible"),
    ("The envoy urged both armies to *withdraw*.", "+ possible possible"),
    ("The bishop called for *talks* between the parties.", "+ possible possible"),
    ("The militia threatened to *bomb* the dam.", "+ possible possible"),
    ("The general warned about the risk of an *attack* on the port.", "+ possible possible"),
    ("The envoys discussed the possibility of a *ceasefire*.", "+ possible possible"),
    // Hedges.
    ("The rebels reportedly *shelled* the market.", "+ asserted probable hedge=reportedly"),
    ("The officer allegedly *tortured* two prisoners.", "+ asserted possible hedge=allegedly"),
    ("The court examined the alleged *attack* on the refugees.", "+ asserted possible hedge=alleged"),
    ("The envoys discussed a potential *meeting* of the two kings.", "+ possible possible hedge=potential"),
    ("A *merger* is unlikely.", "+ possible unlikely hedge=unlikely"),
    ("The parliament is likely to *reject* the budget.", "+ possible probable"),
    ("The union is not expected to *impose* sanctions.", "+ possible unlikely"),
    ("The mission received reports of *attacks* on two villages.", "+ asserted probable hedge=reports of"),
    // Conditions.
    (
        "Further patrols may *start* if the council amends the rules.",
        "+ conditional possible if=if the council amends the rules",
    ),
    ("Further patrols may start if the council *amends* the rules.", "+ conditional possible"),
    (
        "If Ankara lifts the ban, we will *reopen* the port.",
        "+ conditional possible if=If Ankara lifts the ban",
    ),
    ("The firm will close the mine unless the miners *surrender*.", "+ conditional possible"),
    (
        "Iran threatened to *close* the strait if the navy attacks its ships.",
        "+ conditional possible if=if the navy attacks its ships",
    ),
    ("Iran *threatened* to close the strait if the navy attacks its ships.", "+ asserted certain"),
    (
        "Should the rebels attack the town again, the navy will *respond*.",
        "+ conditional possible if=Should the rebels attack the town again",
    ),
    ("Should the rebels *attack* the town again, the navy will respond.", "+ conditional possible"),
    ("Had the police *arrested* him, the banker would be alive.", "+ counterfactual unlikely"),
    ("The inspectors could not say if the guard *knew* the code.", "+ possible possible"),
    // What must not fire.
    ("The minister *said* the talks begin in May.", "+ asserted certain"),
    ("Nearly forty people were *killed* in the attack.", "+ asserted certain"),
    ("A few soldiers *crossed* the border.", "+ asserted certain"),
    ("With no warning, the army *attacked* the town.", "+ asserted certain"),
];

#[test]
fn facts_of_marked_predicates() {
    let (p, mut l) = (pipeline(), Layers::default());
    let mut wrong = Vec::new();
    for (marked, expected) in CASES {
        let at = marked.find('*').expect("a star before the predicate");
        let found = holds(&p, &mut l, &marked.replace('*', ""), at);
        if found != *expected {
            wrong.push(format!("{marked}\n    expected {expected}\n    found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

/// Share of the rows that must fire on their example. The rest are mostly words that the tagger takes for another
/// part of speech ("the envoy *hopes* that").
const FLOOR: f64 = 0.92;

#[test]
fn rows_fire_on_their_examples() {
    let (p, mut l) = (pipeline(), Layers::default());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/lexicons/modality.tsv");
    let file = std::fs::read_to_string(path).expect("the lexicon stands beside the sources");
    let lines: Vec<&str> = file.lines().collect();
    let (mut fired, mut dead, mut wrong) = (0, Vec::new(), Vec::new());
    for row in &p.lex.rows.modality {
        let cells: Vec<&str> = lines[row.at.line as usize - 1].split('\t').collect();
        let mut fires = |text: &str| {
            p.analyse(&Article::new("row", text), &mut l);
            l.factuality.facts.iter().any(|f| f.causes.iter().any(|c| c.entry == Some(row.at)))
        };
        if fires(&cells[7].replace(['[', ']'], "")) {
            fired += 1;
        } else {
            dead.push(cells[7]);
        }
        if !cells[8].is_empty() && fires(cells[8]) {
            wrong.push(cells[8]);
        }
    }
    let share = f64::from(fired) / p.lex.rows.modality.len() as f64;
    println!(
        "{fired} of {} rows fire on their example; {} fire where they must not",
        p.lex.rows.modality.len(),
        wrong.len()
    );
    assert!(share >= FLOOR, "{share:.3} of the rows fire:\n{}", dead.join("\n"));
    assert!(wrong.len() <= 1, "fire where they must not:\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_hit() {
    let (p, mut l) = (pipeline(), Layers::default());
    let mut hit = std::collections::BTreeSet::new();
    let more = ["Will Russia *withdraw* from the town?"];
    for marked in CASES.iter().map(|c| c.0).chain(more) {
        p.analyse(&Article::new("case", marked.replace('*', "")), &mut l);
        hit.extend(l.factuality.facts.iter().flat_map(|f| &f.causes).map(|c| c.rule));
    }
    for rule in RULES.iter().copied().flatten() {
        assert!(hit.contains(rule.id), "no case hits {}", rule.id);
    }
}
