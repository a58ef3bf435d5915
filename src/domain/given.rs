//! Given names: what tells which word of a person's name is the family's where no ending does.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::fold::fold;

/// The commoner ones in Polish and Russian, folded. None of another language: there they are family
/// names as well.
const NAMES: &str = "adam adrian agata agnieszka aleksander aleksandra alicja alina andrzej anna \
    antoni arkadiusz barbara bartosz beata bogdan bozena cezary czeslaw damian daniel danuta dariusz \
    dawid dominika dorota edward edyta elzbieta emilia eva ewa ewelina filip franciszek gabriela \
    grazyna grzegorz halina hanna henryk iga irena iwona izabela jacek jadwiga jakub jan janina \
    janusz jaroslaw jerzy joanna jolanta jozef julia justyna kamil kamila karol karolina katarzyna \
    kazimierz kinga konrad krystyna krzysztof lech leszek lucja lukasz maciej magdalena malgorzata \
    marcin marek maria marian mariola mariusz marta marzena mateusz michal mieczyslaw miroslaw \
    monika natalia nikodem oliwia patrycja patryk pawel piotr przemyslaw radoslaw rafal renata \
    robert roman ryszard sebastian slawomir stanislaw stefan sylwia szymon tadeusz teresa tomasz \
    urszula waldemar weronika wieslaw wiktor wiktoria wioletta wladyslaw wlodzimierz wojciech \
    zbigniew zdzislaw zofia zuzanna zygmunt \
    aleksandr aleksei aleksey anastasia andrei andrey dmitri dmitry ekaterina elena evgeny galina \
    igor irina ivan kirill konstantin ksenia larisa ludmila maksim mikhail nadezhda nikolai nikolay \
    nina oksana oleg olga pavel petr polina sergei sergey svetlana tatiana tatyana viktor vladimir \
    yana yulia yuri zinaida \
    августин агата александр александра алексеи алена алина алиса алла альбина анастасия анатолии ангелина \
    андреи анна антон антонина арина аркадии артем артур богдан борис вадим валентин валентина \
    валерии валерия варвара василии василина василиса вениамин вера вероника виктор виктория виталии \
    владимир владислав вячеслав галина геннадии георгии глеб григории данил данила даниил дарина \
    дарья денис диана дина дмитрии ева евгении евгения егор екатерина елена елизавета жанна зарина \
    захар зинаида зоя иван игнат игорь илья инна ирина карина кирилл клавдия константин кристина \
    ксения лариса лев леонид лидия лилия любовь людмила маргарита марина мария марк мартин \
    марьяна матвеи милана михаил надежда наталия наталья никита николаи нина оксана олег олеся ольга \
    павел петр полина раиса регина римма роман руслан рустам сабина светлана семен сергеи снежана \
    софия софья станислав степан таисия тамара татьяна тимофеи тимур ульяна фаина федор филипп \
    эвелина эдуард эльвира эмма юлия юрии яков яна янина ярослав";

static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| NAMES.split(' ').collect());

/// What stands before family names in other languages and in Russian transcription.
const PARTICLES: &str = "af al av bin da dal dalla das de degli dei del della den der des di dos du el ibn \
    la las le les los ten ter van vom von zu zum zur \
    аль бен бин ван да дас де дель делла ден дер ди дос ду ибн ла лас ле лос тер фон цу эль";

/// Whether a word belongs to the family name behind it: `van`, «де».
pub fn is_particle(word: &str) -> bool {
    let word = word.to_lowercase();
    PARTICLES.split(' ').any(|known| known == word)
}

/// Whether all words from the one at a place on are of the family, with its particle in front: `Maria da
/// Silva Santos`. In Spain those before the name of Mary's are of the given one: `María del Carmen`.
pub fn opens_family(words: &[&str], at: usize) -> bool {
    let is_particle_at = |at: usize| words.get(at).is_some_and(|word| is_particle(word));
    let is_alone = at > 0 && !is_particle_at(at - 1) && !is_particle_at(at + 1);
    is_alone
        && is_particle_at(at)
        && words[at].starts_with(char::is_lowercase)
        && words[at] != "del"
}

/// Whether a word is a given name that many bear.
pub fn is_given(word: &str) -> bool {
    KNOWN.contains(&*fold(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_they_are_written() {
        for word in ["Łukasz", "ŁUKASZ", "Małgorzata", "Алексей", "АЛЁНА", "Пётр", "Ewa"]
        {
            assert!(is_given(word), "{word}");
        }
        for word in ["", " ", "Wąs", "Kowalski", "Мельник", "jan maria", "Ford"] {
            assert!(!is_given(word), "{word}");
        }
    }
}
