package io.forbear.contact.wording;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Words to look for in a text, however they are written there: in full or half width, in either
 * case, with accents, spaces or signs between their letters. Words of scripts that part them are
 * whole words; a star at the end stands for any ending, as in {@code arrest*}.
 */
public final class Phrase {
    private final String asWritten;
    private final NormalText words;
    private final boolean anyEnding;
    private final boolean wholeWords;

    private Phrase(String asWritten, NormalText words, boolean anyEnding) {
        this.asWritten = asWritten;
        this.words = words;
        this.anyEnding = anyEnding;
        wholeWords = areParted(words);
    }

    private static boolean areParted(NormalText words) {
        return words.letters().stream()
                .noneMatch(letter -> Character.isIdeographic(letter.character()));
    }

    /**
     * A phrase.
     *
     * @throws IllegalArgumentException if it has no letter
     */
    public static Phrase of(String text) {
        var anyEnding = text.endsWith("*");
        var words = NormalText.of(anyEnding ? text.substring(0, text.length() - 1) : text);
        if (words.letters().isEmpty()) {
            throw new IllegalArgumentException("a phrase has at least one letter, found " + text);
        }
        return new Phrase(text, words, anyEnding);
    }

    /** Whether a text contains it. */
    public boolean isIn(String text) {
        return isIn(NormalText.of(text));
    }

    /** Those of several phrases that a text contains. */
    public static List<Phrase> in(String text, List<Phrase> phrases) {
        var searched = NormalText.of(text);
        return phrases.stream().filter(phrase -> phrase.isIn(searched)).toList();
    }

    private boolean isIn(NormalText searched) {
        return IntStream.range(0, searched.letters().size())
                .anyMatch(place -> searched.hasAt(place, words) && isWhole(searched, place));
    }

    private boolean isWhole(NormalText searched, int place) {
        var last = place + words.letters().size() - 1;
        return !wholeWords
                || (searched.letters().get(place).begins()
                        && (anyEnding || searched.letters().get(last).ends()));
    }

    @Override
    public String toString() {
        return asWritten;
    }
}
