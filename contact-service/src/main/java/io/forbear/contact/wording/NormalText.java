package io.forbear.contact.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text without what can hide a word in it: width and case of characters, accents, invisible
 * characters, and whatever stands between letters.
 */
record NormalText(List<Letter> letters) {

    NormalText {
        letters = List.copyOf(letters);
    }

    /**
     * A letter or digit.
     *
     * @param begins whether a word begins with it
     * @param ends whether a word ends with it
     */
    record Letter(int character, boolean begins, boolean ends) {}

    static NormalText of(String text) {
        var seen =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .codePoints()
                        .filter(c -> !isHidden(c))
                        .toArray();
        var letters = new ArrayList<Letter>();
        for (var i = 0; i < seen.length; i++) {
            if (Character.isLetterOrDigit(seen[i])) {
                letters.add(
                        new Letter(
                                Character.toLowerCase(Character.toUpperCase(seen[i])),
                                i == 0 || partsWords(seen[i - 1]),
                                i == seen.length - 1 || partsWords(seen[i + 1])));
            }
        }
        return new NormalText(letters);
    }

    /** Between ideographs there are no spaces. */
    private static boolean partsWords(int character) {
        return !Character.isLetterOrDigit(character) || Character.isIdeographic(character);
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.NON_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** Whether the letters of another text stand in this one from a place on. */
    boolean hasAt(int place, NormalText other) {
        var length = other.letters.size();
        return place + length <= letters.size()
                && IntStream.range(0, length)
                        .allMatch(
                                i ->
                                        letters.get(place + i).character()
                                                == other.letters.get(i).character());
    }
}
