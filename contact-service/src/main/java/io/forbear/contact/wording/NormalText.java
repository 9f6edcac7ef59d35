package io.forbear.contact.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

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
                                i == 0 || !Character.isLetterOrDigit(seen[i - 1]),
                                i == seen.length - 1 || !Character.isLetterOrDigit(seen[i + 1])));
            }
        }
        return new NormalText(letters);
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.NON_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** Whether the letters of another text stand in this one from a place on. */
    boolean hasAt(int place, NormalText other) {
        var end = place + other.letters.size();
        return end <= letters.size()
                && characters(letters.subList(place, end)).equals(characters(other.letters));
    }

    private static List<Integer> characters(List<Letter> letters) {
        return letters.stream().map(Letter::character).toList();
    }
}
