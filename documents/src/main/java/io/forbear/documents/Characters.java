package io.forbear.documents;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The characters that a document may show. */
final class Characters {
    private static final Pattern REFERENCE =
            Pattern.compile("&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));");
    private static final int HEXADECIMAL = 16;
    private static final int NO_BREAK_SPACE = 0xA0;

    private Characters() {}

    /**
     * All that stand in its XHTML, also as references, in either case; and those of ASCII, which
     * page numbers and the mark of a missing character need.
     */
    static Set<Integer> of(String html) {
        var characters = new TreeSet<Integer>();
        IntStream.rangeClosed(' ', '~').forEach(characters::add);
        characters.add(NO_BREAK_SPACE);
        html.codePoints()
                .flatMap(c -> IntStream.of(c, Character.toUpperCase(c), Character.toLowerCase(c)))
                .forEach(characters::add);
        REFERENCE
                .matcher(html)
                .results()
                .map(
                        found ->
                                found.group(1) != null
                                        ? Integer.parseInt(found.group(1), HEXADECIMAL)
                                        : Integer.parseInt(found.group(2)))
                .forEach(characters::add);
        return characters;
    }
}
