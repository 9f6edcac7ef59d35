package io.forbear.account.debt;

import io.forbear.account.debt.DebtLine.Calculation;
import io.forbear.account.terms.Component;
import io.forbear.account.terms.Language;
import io.forbear.account.terms.Wording;
import io.forbear.documents.Pdf;
import io.forbear.documents.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes statements of debt in approved wording. */
final class StatementDocument {
    private final Template template;
    private final Language language;

    /** A document in a language. */
    StatementDocument(Language language) {
        this.language = language;
        var name = "statement-of-debt." + language.tag() + ".html";
        this.template = Template.of(name, language.locale(), source("/documents/" + name));
    }

    private static String source(String path) {
        try (var source = StatementDocument.class.getResourceAsStream(path)) {
            if (source == null) {
                throw new IllegalStateException("there is no template " + path);
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same statement gives the same file: its date of creation is the day it is for. */
    Pdf pdf(StatementOfDebt debt) {
        return Pdf.of(html(debt), debt.asOf().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    String html(StatementOfDebt debt) {
        return template.html(fields(debt));
    }

    private Map<String, Object> fields(StatementOfDebt debt) {
        var newest = debt.newest();
        var contract = debt.contract();
        var fields = new HashMap<String, Object>();
        fields.put("accountId", newest.accountId().value());
        fields.put("debtorId", newest.debtorId().value());
        fields.put("creditor", newest.terms().creditor());
        fields.put("asOf", debt.asOf());
        fields.put("openedOn", debt.openedOn());
        fields.put("statedOn", debt.statedOn());
        fields.put("statedBalance", newest.balance());
        fields.put(
                "contract", contract == null ? List.of() : List.of(contract.title().in(language)));
        fields.put("components", components(debt));
        fields.put("total", debt.total());
        var clauses = clauses(debt);
        fields.put("lines", debt.lines().stream().map(line -> line(line, clauses)).toList());
        fields.put("charged", debt.charged());
        fields.put("payments", debt.payments().stream().map(p -> payment(p, clauses)).toList());
        fields.put("allocated", debt.charged().minus(debt.total()));
        fields.put("clauses", numbered(clauses));
        fields.put("comparisons", debt.comparisons().stream().map(this::comparison).toList());
        var since = debt.comparedSince();
        fields.put("comparedSince", since == null ? "" : since);
        fields.put("differs", debt.differs());
        fields.put(
                "remarks",
                debt.remarks().stream().sorted().map(r -> Words.of(r, language)).toList());
        fields.put("waysToPay", contract == null ? List.of() : texts(contract.waysToPay()));
        fields.put("howToObject", contract == null ? List.of() : texts(contract.howToObject()));
        return fields;
    }

    private List<String> texts(List<Wording> wordings) {
        return wordings.stream().map(wording -> wording.in(language)).toList();
    }

    /** What every debt consists of, and the others if there are any. */
    private List<Map<String, Object>> components(StatementOfDebt debt) {
        return Arrays.stream(Component.values())
                .filter(component -> isUsual(component) || debt.of(component).sign() != 0)
                .map(
                        component ->
                                Map.<String, Object>of(
                                        "name", Words.of(component, language),
                                        "amount", debt.of(component)))
                .toList();
    }

    private static boolean isUsual(Component component) {
        return switch (component) {
            case PRINCIPAL, INTEREST, FEES, PENALTY -> true;
            case OTHER, CREDIT -> false;
        };
    }

    private Map<String, Object> line(DebtLine line, List<Wording> clauses) {
        var how = line.calculation();
        return Map.of(
                "title",
                        how == null
                                ? Words.stated(line.component(), line.kind(), language)
                                : Words.of(line.kind(), language),
                "from", line.from(),
                "to", line.to(),
                "span", !line.from().equals(line.to()),
                "amount", line.amount(),
                "computed", how == null ? List.of() : List.of(calculation(how, clauses)));
    }

    private Map<String, Object> calculation(Calculation how, List<Wording> clauses) {
        var before = how.before();
        return Map.of(
                "base",
                how.base(),
                "rate",
                Words.before(how.unit(), language)
                        + Words.percent(how.rate())
                        + Words.after(how.unit(), language),
                "days",
                switch (how.unit()) {
                    case DAY, YEAR -> List.of(Words.days(how.days(), language));
                    case ONCE -> List.of();
                },
                "before",
                before == null ? List.of() : List.of(before),
                "clause",
                clauses.indexOf(how.clause()) + 1);
    }

    private Map<String, Object> payment(PaymentLine payment, List<Wording> clauses) {
        var clause = payment.clause();
        return Map.of(
                "id", payment.paymentId(),
                "kind", Words.of(payment.kind(), language),
                "date", payment.date(),
                "amount", payment.reduction(),
                "inOpening", payment.inOpening(),
                "parts", payment.parts().stream().map(this::part).toList(),
                "clause", clause == null ? List.of() : List.of(clauses.indexOf(clause) + 1));
    }

    private Map<String, Object> part(PaymentLine.Part part) {
        return Map.of("name", Words.of(part.component(), language), "amount", part.amount());
    }

    /** All that amounts and payments rest on, each once, in the order in which they occur. */
    private static List<Wording> clauses(StatementOfDebt debt) {
        var ofLines =
                debt.lines().stream()
                        .map(DebtLine::calculation)
                        .filter(Objects::nonNull)
                        .map(Calculation::clause);
        var ofPayments = debt.payments().stream().map(PaymentLine::clause).filter(Objects::nonNull);
        return Stream.concat(ofLines, ofPayments).distinct().toList();
    }

    private List<Map<String, Object>> numbered(List<Wording> clauses) {
        return IntStream.range(0, clauses.size())
                .mapToObj(
                        i ->
                                Map.<String, Object>of(
                                        "number", i + 1, "text", clauses.get(i).in(language)))
                .toList();
    }

    private Map<String, Object> comparison(Comparison comparison) {
        var component = comparison.component();
        return Map.of(
                "name", component == null ? Words.all(language) : Words.of(component, language),
                "stated", comparison.stated(),
                "computed", comparison.computed(),
                "difference", comparison.difference(),
                "differs", comparison.differs());
    }
}
