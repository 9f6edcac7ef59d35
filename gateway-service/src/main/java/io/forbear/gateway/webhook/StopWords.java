package io.forbear.gateway.webhook;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells whether an answer means that the person wants no more messages. An answer counts if it is
 * one of the words and nothing else, whatever its letters' case or width and the marks around it;
 * one that says more is for a person to read.
 */
final class StopWords {
    /** What our own wordings ask for (STOP, R), what networks usually know, and its Chinese. */
    private static final Set<String> USUAL =
            Set.of(
                    "STOP",
                    "STOPALL",
                    "STOP ALL",
                    "UNSUBSCRIBE",
                    "END",
                    "QUIT",
                    "CANCEL",
                    "OPT OUT",
                    "OPTOUT",
                    "REVOKE",
                    "R",
                    "T",
                    "TD",
                    "N",
                    "退订",
                    "拒收",
                    "退訂",
                    "停止");

    private final Set<String> words;

    StopWords(Collection<String> further) {
        words = further.stream().map(StopWords::plain).collect(Collectors.toSet());
        words.addAll(USUAL);
    }

    boolean isStop(String text) {
        return words.contains(plain(text));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s]+", " ")
                .strip();
    }
}
