package io.forbear.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SQL of a migration, as far as it concerns services of the release before, which run beside
 * it: what it takes away or makes narrower.
 */
final class Migration {
    /** Names the release whose services no longer need what goes, and says so in a line. */
    private static final Pattern CONTRACT =
            Pattern.compile("(?m)^-- contract: \\d+\\.\\d+\\.\\d+ \\S.*$");

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*|(?s:/\\*.*?\\*/)");
    private static final Pattern QUOTED = Pattern.compile("(?s)(\\$\\w*\\$).*?\\1|'(?:[^']|'')*'");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern ALTER_TABLE =
            Pattern.compile("alter table (?:if exists )?(?:only )?\\S+ (.*)");
    private static final Pattern DROPPED_CONSTRAINT =
            Pattern.compile("drop constraint (?:if exists )?(\\S+).*");
    private static final Pattern ADDED_COLUMN =
            Pattern.compile(
                    "add (?!(?:constraint|check|unique|primary key|foreign key|exclude)\\b).*");

    private final String sql;

    Migration(String sql) {
        this.sql = sql;
    }

    /** Statements that a service of the release before could not live with. */
    List<String> breaks() {
        var breaks = new ArrayList<String>();
        if (!CONTRACT.matcher(sql).find()) {
            statements().stream()
                    .flatMap(one -> actions(one).stream())
                    .forEach(
                            action -> {
                                if (isBreaking(action)) {
                                    breaks.add(action);
                                }
                            });
        }
        return breaks;
    }

    private List<String> statements() {
        var bare = QUOTED.matcher(COMMENT.matcher(sql).replaceAll(" ")).replaceAll("''");
        return Pattern.compile(";")
                .splitAsStream(bare.toLowerCase(Locale.ROOT))
                .map(one -> one.replaceAll("\\s+", " ").strip())
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** Those of an {@code alter table} one by one; any other statement as it is. */
    private static List<String> actions(String statement) {
        var table = ALTER_TABLE.matcher(statement);
        if (!table.matches()) {
            return List.of(statement);
        }
        var list = table.group(1);
        for (var inner = ""; !inner.equals(list); ) {
            inner = list;
            list = BRACKETS.matcher(list).replaceAll("");
        }
        return Pattern.compile(",").splitAsStream(list).map(String::strip).toList();
    }

    private boolean isBreaking(String action) {
        var constraint = DROPPED_CONSTRAINT.matcher(action);
        if (constraint.matches()) {
            return !isAddedAgain(constraint.group(1));
        }
        return action.matches("drop (?!index|trigger|not null|default|identity|expression).*")
                || action.matches("(?:alter \\w+ \\S+ )?rename .*")
                || action.matches("alter (?:column )?\\S+ (?:set data )?type .*")
                || action.matches("alter (?:column )?\\S+ set not null.*")
                || action.matches("truncate .*")
                || (ADDED_COLUMN.matcher(action).matches()
                        && action.contains(" not null")
                        && !action.contains(" default")
                        && !action.contains(" generated"));
    }

    /** Under the same name, as a check that allows more does. */
    private boolean isAddedAgain(String constraint) {
        return statements().stream()
                .anyMatch(
                        one ->
                                one.matches(
                                        ".*add constraint " + Pattern.quote(constraint) + " .*"));
    }
}
