"""Questions that look answerable and are not, made from answerable ones, and answerable ones changed in the same ways."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from sentences import STOP, WORD, sentences

_NAME = re.compile(r"\b[A-Z][\w.]+(?: (?:of |de |the )?[A-Z][\w.]+)*|\b\d[\d,.]*\b")
_ASKS = re.compile(r"^(?:What|Who|When|Where|Which|Why|How|In|On|At|The|By|For|Of|From|To|During|Whose|Whom|After|Before|Did|Was|Is)$")
_OPENS = re.compile(r"(?:^|[.!?:][\"”')\]]*\s+)$")
_YEAR = re.compile(r"^(?:1\d|20)\d\d$")
_AUXILIARY = re.compile(r"\b(is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\b", re.I)
_NEGATION = re.compile(r"\b(?:not|never)\s+|(?<=\w)n't\b")

_OPPOSITES = """first second third fourth fifth last|one two three four five six|north south east west|
northern southern eastern western|spring summer autumn winter|king queen prince emperor|largest smallest|
biggest smallest|highest lowest|longest shortest|oldest newest|oldest youngest|most least|best worst|earliest latest|
before after|above below|increase decrease|increased decreased|increases decreases|more fewer|more less|higher lower|
larger smaller|greater lesser|earlier later|early late|began ended|begin end|start finish|started stopped|start stop|
won lost|win lose|born died|accepted rejected|accept reject|allowed forbidden|allow forbid|supported opposed|
support oppose|import export|imported exported|inside outside|internal external|positive negative|major minor|
public private|male female|son daughter|father mother|husband wife|brother sister|buy sell|bought sold|rise fall|
rose fell|old new|rich poor|strong weak|fast slow|same different|common rare|legal illegal|possible impossible|
known unknown|popular unpopular|opened closed|open close|joined left|gained lost|built destroyed|created destroyed|
attack defend|attacked defended|friend enemy|allies enemies|victory defeat|maximum minimum|majority minority|
always never|all none|modern ancient|primary secondary|up down|domestic foreign|urban rural|hot cold|wet dry|
long short|large small|high low|with without|agreed disagreed|agree disagree|successful unsuccessful|
advantage disadvantage|cause prevent|caused prevented|include exclude|included excluded|remember forget|love hate|
loved hated""".replace("\n", "").split("|")


@dataclass
class Asked:
    """A question, its paragraph, the answers' characters, the other paragraphs of the article, and the names and numbers in it."""

    question: str
    context: str
    answers: list[tuple[int, int]]
    others: list[str]
    names: list[str]


def names_in(texts: list[str]) -> list[str]:
    """Names and numbers of texts; what opens a sentence has a capital without being one."""
    found = {
        match.group().rstrip(".,")
        for text in texts
        for match in _NAME.finditer(text)
        if not _OPENS.search(text[max(0, match.start() - 6) : match.start()])
    }
    return sorted(name for name in found if name.lower() not in STOP)


def content_of(text: str) -> set[str]:
    """The words of a text that carry meaning, in lower case."""
    return {m.group().lower() for m in WORD.finditer(text)} - STOP


def _kind(name: str) -> str:
    return "year" if _YEAR.match(name) else "number" if name[0].isdigit() else "name"


def _names_of(question: str) -> list[re.Match]:
    return [m for m in _NAME.finditer(question) if m.start() > 0 and not _ASKS.match(m.group())]


def _another(one: Asked, name: str, rng: random.Random) -> str | None:
    """Another name of the article of the same kind, which the paragraph does not hold."""
    fit = [n for n in one.names if _kind(n) == _kind(name) and n not in one.context and abs(len(n) - len(name)) < 12]
    return rng.choice(fit) if fit else None


def swapped(one: Asked, rng: random.Random) -> str | None:
    """The question with one of its names or numbers replaced by another of the article that its paragraph does not hold."""
    places = _names_of(one.question)
    if not places:
        return None
    at = rng.choice(places)
    other = _another(one, at.group(), rng)
    return one.question[: at.start()] + other + one.question[at.end() :] if other else None


def renamed(one: Asked, answer: tuple[int, int], rng: random.Random) -> tuple[str, str, tuple[int, int]] | None:
    """
    The question, its paragraph and the answer's place with a name replaced in both, wherever it stands: it is answered as before. Without
    such examples a name that sounds wrong would be enough to tell that nothing answers.
    """
    places = [m for m in _names_of(one.question) if m.group() in one.context]
    if not places:
        return None
    at = rng.choice(places)
    other = _another(one, at.group(), rng)
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(at.group())}(?!\w)", one.context)]
    if not other or not found or any(a < answer[1] and b > answer[0] for a, b in found):
        return None
    grown = len(other) - len(at.group())
    moved = grown * sum(b <= answer[0] for _, b in found)
    context = re.sub(rf"(?<!\w){re.escape(at.group())}(?!\w)", lambda _: other, one.context)
    question = one.question[: at.start()] + other + one.question[at.end() :]
    return question, context, (answer[0] + moved, answer[1] + moved)


def negated(one: Asked, rng: random.Random) -> str | None:
    """The question with "not" or "never" put in, or taken out."""
    if _NEGATION.search(one.question):
        return re.sub(r"  +", " ", _NEGATION.sub("", one.question, count=1))
    places = list(_AUXILIARY.finditer(one.question))
    if not places:
        return None
    cut = places[0].end()
    if rng.random() < 0.7 and places[0].group().lower() not in ("can", "will"):
        return one.question[:cut] + "n't" + one.question[cut:]
    subject = re.match(r" (?:he|she|it|they|(?:the )?[A-Z]\w+)(?= [a-z])", one.question[cut:])
    cut += subject.end() if subject else 0
    return one.question[:cut] + rng.choice([" not", " never"]) + one.question[cut:]


class Words:
    """Words that stand in the same places and mean something else, by the embeddings of an encoder."""

    # Nearer ones mean the same, those further away anything.
    SAME, NEAR, FAR = 0.5, 0.46, 0.28
    # The vocabulary is ordered by frequency; before these are single characters and marks.
    RARE, FIRST = 16000, 1996

    def __init__(self, folder: Path):
        weights = load_file(folder / "model.safetensors")
        table = weights[next(name for name in weights if name.endswith("word_embeddings.weight"))].float()
        vocabulary = (folder / "vocab.txt").read_text().split("\n")
        kept = [i for i in range(self.FIRST, self.RARE) if re.fullmatch("[a-z]{4,}", vocabulary[i])]
        self.words = [vocabulary[i] for i in kept]
        self.places = {word: place for place, word in enumerate(self.words)}
        rows = table[kept] - table[kept].mean(0)
        self.rows: Tensor = rows / rows.norm(dim=1, keepdim=True)
        self.known: dict[str, list[tuple[float, str]]] = {}
        self.opposites: dict[str, list[str]] = {}
        for group in _OPPOSITES:
            for word in group.split():
                self.opposites.setdefault(word, []).extend(other for other in group.split() if other != word)

    def near(self, word: str, low: float, high: float) -> list[str]:
        """Words that are so near in meaning, end alike and have another stem."""
        if word not in self.places:
            return []
        if word not in self.known:
            best = (self.rows @ self.rows[self.places[word]]).topk(60)
            fit = zip(best.values.tolist(), (self.words[i] for i in best.indices.tolist()))
            self.known[word] = [(score, other) for score, other in fit if other[:4] != word[:4] and _ending(other) == _ending(word)]
        return [other for score, other in self.known[word] if low <= score <= high][:12]

    def reworded(self, question: str, rng: random.Random) -> str | None:
        """The question with a word replaced by one that means about the same."""
        choices = []
        for at in WORD.finditer(question):
            word = at.group()
            opposites = self.opposites.get(word, [])
            same = [other for other in self.near(word, self.SAME, 1) if other not in opposites] if word.islower() else []
            choices += [(at, other) for other in same[:2]]
        if not choices:
            return None
        at, other = rng.choice(choices)
        return question[: at.start()] + other + question[at.end() :]

    def altered(self, one: Asked, rng: random.Random) -> str | None:
        """The question with a word replaced by its opposite, or by another of its field that the paragraph does not hold."""
        held = content_of(one.context)
        for is_opposite in (True, False):
            choices = []
            for at in WORD.finditer(one.question):
                word = at.group()
                if not word.islower() or (not is_opposite and word in STOP):
                    continue
                others = self.opposites.get(word, []) if is_opposite else self.near(word, self.FAR, self.NEAR)
                choices += [(at, other) for other in others if other not in held][:4]
            if choices and (not is_opposite or rng.random() < 0.7):
                at, other = rng.choice(choices)
                return one.question[: at.start()] + other + one.question[at.end() :]
        return None


def _ending(word: str) -> str:
    found = re.search(r"(?:ing|ed|ly|tion|s|est|er|al|ic|ous|ity|ive)$", word)
    return found.group() if found else ""


def alike(one: Asked, rng: random.Random) -> str | None:
    """One of the paragraphs of the article that share most words with the question and do not hold its answer."""
    wanted = content_of(one.question)
    answers = [one.context[a:b].lower() for a, b in one.answers]
    fit = [other for other in one.others if not any(answer in other.lower() for answer in answers)]
    fit.sort(key=lambda other: -sum(word in other.lower() for word in wanted))
    return rng.choice(fit[:4]) if fit else None


def without_answer(one: Asked) -> str | None:
    """The paragraph without the sentences that hold an answer's words."""
    texts = [one.context[a:b].lower() for a, b in one.answers]
    kept = [one.context[a:b] for a, b in sentences(one.context)]
    kept = [sentence for sentence in kept if not any(text in sentence.lower() for text in texts)]
    return " ".join(kept) or None
