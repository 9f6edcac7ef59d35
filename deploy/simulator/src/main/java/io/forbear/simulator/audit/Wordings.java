package io.forbear.simulator.audit;

import io.forbear.simulator.gateway.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was sent is an approved version, word for word, with what was owed then.
 *
 * @param messages how many had a text
 * @param exact how many of them named exactly what was owed when they went out
 * @param overtaken how many named what had been owed a moment before, as they were on their way
 * @param unknown how many were about accounts that this bank does not have: of an earlier run
 * @param unapproved messages that no approved version becomes
 * @param wrongAmounts messages that named what was not owed
 * @param elsewhere messages that went out with another text, or to another number, than commanded
 */
public record Wordings(
        int messages,
        int exact,
        int overtaken,
        int unknown,
        List<String> unapproved,
        List<String> wrongAmounts,
        List<String> elsewhere) {
    public Wordings {
        unapproved = List.copyOf(unapproved);
        wrongAmounts = List.copyOf(wrongAmounts);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * Reads every message again.
     *
     * @param approved all versions, by digest
     * @param ledger what is owed when
     * @param settling how long a posting may be on its way to who fills in messages
     */
    public static Wordings of(
            Collection<Made> made,
            Map<String, Ordered> orders,
            Map<String, Approved> approved,
            Ledger ledger,
            Collection<Instalment> instalments,
            Duration settling) {
        var reader =
                new Reader(
                        approved,
                        ledger,
                        instalments.stream().collect(Collectors.groupingBy(Instalment::debtorId)),
                        settling);
        for (var one : made) {
            var order = orders.get(one.commandId());
            if (order != null && order.wording() != null) {
                reader.read(one, order, order.wording());
            }
        }
        return new Wordings(
                reader.messages,
                reader.exact,
                reader.overtaken,
                reader.unknown,
                reader.unapproved,
                reader.wrongAmounts,
                reader.elsewhere);
    }

    private static final class Reader {
        private final Map<String, Approved> approved;
        private final Ledger ledger;
        private final Map<String, List<Instalment>> instalments;
        private final Duration settling;
        private int messages;
        private int exact;
        private int overtaken;
        private int unknown;
        private final List<String> unapproved = new ArrayList<>();
        private final List<String> wrongAmounts = new ArrayList<>();
        private final List<String> elsewhere = new ArrayList<>();

        private Reader(
                Map<String, Approved> approved,
                Ledger ledger,
                Map<String, List<Instalment>> instalments,
                Duration settling) {
            this.approved = approved;
            this.ledger = ledger;
            this.instalments = instalments;
            this.settling = settling;
        }

        private void read(Made made, Ordered order, Ordered.Wording wording) {
            messages++;
            var differs = made.text() != null && !made.text().equals(wording.message());
            if (differs || !made.to().equals(order.endpoint())) {
                elsewhere.add("%s: commanded was another text or number".formatted(made));
            }
            var text = made.text() == null ? wording.message() : made.text();
            var version = approved.get(wording.digest());
            if (version == null
                    || !version.id().equals(wording.templateId())
                    || version.version() != wording.version()) {
                unapproved.add("%s: %s is not approved".formatted(made, wording.templateId()));
                return;
            }
            var flaw = flaw(version, order, wording, text);
            if (flaw != null) {
                unapproved.add("%s: %s".formatted(made, flaw));
            }
            judgeAmount(made, order);
        }

        private @Nullable String flaw(
                Approved version, Ordered order, Ordered.Wording wording, String text) {
            try {
                return facts(version, order, wording).stream()
                                .anyMatch(
                                        facts ->
                                                version.fill(wording.language(), facts)
                                                        .equals(text))
                        ? null
                        : "is not what %s becomes: %s".formatted(version.id(), text);
            } catch (IllegalArgumentException e) {
                return e.getMessage();
            }
        }

        /** What may be filled in: of a plan, any instalment of it. */
        private List<Map<String, String>> facts(
                Approved version, Ordered order, Ordered.Wording wording) {
            var facts = new HashMap<String, String>();
            facts.put("creditor", Names.of(wording.creditor(), wording.language()));
            facts.put("collector", Names.of(wording.collector(), wording.language()));
            if (order.amount() != null) {
                facts.put("amount", order.amount().toPlainString() + " " + order.currency());
            }
            if (!version.names(wording.language(), "dueAmount")) {
                return List.of(facts);
            }
            return instalments.getOrDefault(order.debtorId(), List.of()).stream()
                    .map(
                            one -> {
                                Map<String, String> filled = new HashMap<>(facts);
                                filled.put(
                                        "dueAmount",
                                        one.amount().toPlainString() + " " + one.currency());
                                filled.put("dueOn", one.dueOn().toString());
                                return filled;
                            })
                    .toList();
        }

        private void judgeAmount(Made made, Ordered order) {
            if (order.amount() == null) {
                exact++;
            } else if (!order.accountIds().isEmpty() && !ledger.knowsAny(order.accountIds())) {
                unknown++;
            } else if (isOwed(order, made.at())) {
                exact++;
            } else if (wasOwed(order, made.at())) {
                overtaken++;
            } else {
                wrongAmounts.add(
                        "%s names %s; owed is %s"
                                .formatted(made, order.amount(), owed(order, made.at())));
            }
        }

        private boolean wasOwed(Ordered order, Instant until) {
            var from = order.at().minus(settling);
            return isOwed(order, from)
                    || order.accountIds().stream()
                            .flatMap(id -> ledger.changes(id, from, until).stream())
                            .anyMatch(at -> isOwed(order, at));
        }

        private boolean isOwed(Ordered order, Instant at) {
            var amount = order.amount();
            return amount != null
                    && order.accountIds().stream()
                            .anyMatch(id -> ledger.balance(id, at).compareTo(amount) == 0);
        }

        private String owed(Ordered order, Instant at) {
            return order.accountIds().stream()
                    .map(id -> ledger.balance(id, at).toPlainString())
                    .collect(Collectors.joining(", "));
        }
    }

    /** The lines of the account. */
    public List<Line> lines() {
        return List.of(
                Line.told(
                        "messages read again",
                        "%,d; amount owed at that instant %,d, changed on the way %,d, of another run %,d"
                                .formatted(messages, exact, overtaken, unknown)),
                Line.none(
                        "no approved version, word for word", Fates.count(unapproved), unapproved),
                Line.none("an amount that was not owed", Fates.count(wrongAmounts), wrongAmounts),
                Line.none(
                        "another text or number than commanded",
                        Fates.count(elsewhere),
                        elsewhere));
    }
}
