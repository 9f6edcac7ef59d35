package io.forbear.topics;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text that others wrote about an event, such as the message of a failure, without what may be
 * personal in it: what the event's personal fields say, e-mail addresses, and runs of seven digits
 * or more, for telephone, card and identity numbers have no fewer. UUIDs, dates and times stay.
 */
public final class PersonalText {
    private static final int SHORTEST = 2;

    private static final Pattern SHAPES =
            Pattern.compile(
                    """
                    (?<kept> \\b [0-9a-fA-F]{8} (?: -[0-9a-fA-F]{4} ){3} - [0-9a-fA-F]{12} \\b
                           | \\b \\d{4}-\\d{2}-\\d{2} (?: T[0-9:.]+ )? (?! \\d ) )
                    | [\\p{L}\\p{Nd}._%+-]+ @ [\\p{L}\\p{Nd}-]+ (?: \\.[\\p{L}\\p{Nd}-]+ )+
                    | \\+? \\p{Nd} (?: [\\ ()-]{0,2} \\p{Nd} ){6,} (?: [Xx]\\b )?
                    """,
                    Pattern.COMMENTS);

    private PersonalText() {}

    /**
     * The text with {@link EventJson#MASK} in place of what may be personal.
     *
     * @param said what the personal fields of the event say, see {@link EventJson#personalTexts}
     */
    public static String masked(String text, Collection<String> said) {
        return SHAPES.matcher(withoutSaid(text, said)).replaceAll(PersonalText::masked);
    }

    private static String masked(MatchResult found) {
        return found.group("kept") == null
                ? EventJson.MASK
                : Matcher.quoteReplacement(found.group());
    }

    /** The longest first: one may begin with another. */
    private static String withoutSaid(String text, Collection<String> said) {
        var any =
                said.stream()
                        .map(String::strip)
                        .filter(one -> one.length() >= SHORTEST)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
        return any.isEmpty()
                ? text
                : Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text)
                        .replaceAll(EventJson.MASK);
    }
}
