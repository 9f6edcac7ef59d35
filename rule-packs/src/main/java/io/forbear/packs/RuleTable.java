package io.forbear.packs;

import io.forbear.rules.Rule;
import io.forbear.rules.RulePack;
import io.forbear.rules.RuleType;
import io.forbear.rules.Verification;
import io.forbear.rules.catalogue.RuleTypes;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints the rule packs as Markdown. */
final class RuleTable {
    private RuleTable() {}

    static String of(List<RulePack> packs) {
        var out = new StringBuilder();
        int count = packs.stream().mapToInt(pack -> pack.rules().size()).sum();
        out.append("# Rules\n\n")
                .append("The %d rules of the shipped packs, printed from them by".formatted(count))
                .append(" `./forbear rules list`.\n\n")
                .append(LEGEND);
        for (var pack : packs) {
            append(out, pack);
        }
        out.append("\n## Rule types\n\n| type | finds | parameters |\n|---|---|---|\n");
        for (var type : RuleTypes.all()) {
            append(out, type);
        }
        return out.toString();
    }

    private static final String LEGEND =
            """
            Gate: asked before the contact. Detect: asked on the recorded fact. Verified: P primary text
            read, S secondary source, M not verified against a text, product: this product's own rule.
            A finding of a flag, a pattern or a doubtful case is an OBSERVATION, which never blocks.
            """;

    private static void append(StringBuilder out, RulePack pack) {
        out.append("\n## ").append(pack.title());
        out.append("\n\nPack `").append(pack.id()).append("`, version ").append(pack.version());
        out.append(
                pack.appliesEverywhere()
                        ? ", holds everywhere"
                        : ", jurisdictions " + sorted(pack.jurisdictions()));
        out.append("; binds the collection of ").append(sorted(pack.coverage())).append(" debts.");
        out.append("\n\n| rule | states | checks | asked | consequence | law | verified |\n");
        out.append("|---|---|---|---|---|---|---|\n");
        for (var rule : pack.rules()) {
            append(out, rule);
        }
    }

    private static String sorted(Iterable<?> values) {
        var texts = new TreeSet<String>();
        values.forEach(value -> texts.add(value.toString()));
        return String.join(", ", texts);
    }

    private static void append(StringBuilder out, Rule rule) {
        var modes =
                rule.modes().stream()
                        .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        var checks =
                rule.checks().stream()
                        .map(use -> "`" + use.type() + "` " + use.parameters())
                        .collect(Collectors.joining("<br>"));
        out.append("| ").append(rule.id());
        out.append(" | **").append(cell(rule.title())).append(".** ");
        out.append(cell(rule.statement()));
        out.append(" | ").append(cell(checks));
        out.append(" | ").append(modes);
        out.append(" | ").append(rule.consequence());
        out.append(" | ").append(cell(rule.citation()));
        out.append(" | ").append(told(rule.verification())).append(" |\n");
    }

    private static String told(Verification verification) {
        return switch (verification) {
            case P -> "P";
            case S -> "S";
            case M -> "M";
            case P_S -> "P/S";
            case P_M -> "P/M";
            case S_M -> "S/M";
            case PRODUCT -> "product";
        };
    }

    private static void append(StringBuilder out, RuleType type) {
        out.append("| `").append(type.name()).append("` | ").append(cell(type.meaning()));
        out.append(" | ").append(String.join(", ", type.parameters())).append(" |\n");
    }

    private static String cell(String text) {
        return text.strip().replace("|", "\\|");
    }
}
