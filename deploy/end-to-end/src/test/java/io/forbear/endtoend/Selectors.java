package io.forbear.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the vector selectors in an expression of Prometheus: what it looks up before it calculates.
 * An alert finds nothing as long as all is well; what it looks up is always there.
 */
final class Selectors {
    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "atan2", "inf", "nan");

    private final String expression;
    private final List<String> found = new ArrayList<>();
    private int at;

    private Selectors(String expression) {
        this.expression = expression;
    }

    static List<String> in(String expression) {
        var reader = new Selectors(expression);
        while (reader.at < expression.length()) {
            reader.next();
        }
        return List.copyOf(reader.found);
    }

    private void next() {
        char first = expression.charAt(at);
        if (first == '"' || first == '\'') {
            skipText(first);
        } else if (first == '[') {
            at = expression.indexOf(']', at) + 1;
        } else if (first == '{') {
            found.add(braces());
        } else if (Character.isDigit(first)) {
            word(); // a number or a duration
        } else if (isOfName(first)) {
            name(word());
        } else {
            at++;
        }
    }

    private void name(String name) {
        skipSpace();
        if (BEFORE_LABELS.contains(name)) {
            if (isAt('(')) {
                at = expression.indexOf(')', at) + 1;
            }
        } else if (!WORDS.contains(name) && !isAt('(') && !isBeforeLabels()) {
            found.add(name + (isAt('{') ? braces() : ""));
        }
    }

    /** An aggregation may say by what before it says of what. */
    private boolean isBeforeLabels() {
        int here = at;
        var next = word();
        at = here;
        return BEFORE_LABELS.contains(next);
    }

    private String braces() {
        int start = at;
        while (!isAt('}')) {
            char one = expression.charAt(at);
            if (one == '"' || one == '\'') {
                skipText(one);
            } else {
                at++;
            }
        }
        at++;
        return expression.substring(start, at);
    }

    private void skipText(char quote) {
        at++;
        while (!isAt(quote)) {
            at += isAt('\\') ? 2 : 1;
        }
        at++;
    }

    private String word() {
        int start = at;
        while (at < expression.length() && isOfName(expression.charAt(at))) {
            at++;
        }
        return expression.substring(start, at);
    }

    private void skipSpace() {
        while (at < expression.length() && Character.isWhitespace(expression.charAt(at))) {
            at++;
        }
    }

    private boolean isAt(char wanted) {
        return at < expression.length() && expression.charAt(at) == wanted;
    }

    private static boolean isOfName(char one) {
        return Character.isLetterOrDigit(one) || one == '_' || one == ':' || one == '.';
    }
}
