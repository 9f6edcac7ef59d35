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
        fields.put("lines", debt.lines().stream().map(this::line).toList());
        fields.put("payments", debt.payments().stream().map(this::payment).toList());
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

    private Map<String, Object> line(DebtLine line) {
        var how = line.calculation();
        return Map.of(
                "component", Words.of(line.component(), language),
                "kind", Words.of(line.kind(), language),
                "from", line.from(),
                "to", line.to(),
                "span", !line.from().equals(line.to()),
                "amount", line.amount(),
                "computed", how == null ? List.of() : List.of(calculation(how)));
    }

    private Map<String, Object> calculation(Calculation how) {
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
                    case DAY, YEAR -> List.of(how.days());
                    case ONCE -> List.of();
                },
                "before",
                before == null ? List.of() : List.of(before),
                "clause",
                how.clause().in(language));
    }

    private Map<String, Object> payment(PaymentLine payment) {
        var clause = payment.clause();
        return Map.of(
                "id", payment.paymentId(),
                "kind", Words.of(payment.kind(), language),
                "date", payment.date(),
                "amount", payment.amount(),
                "inOpening", payment.inOpening(),
                "parts",
                        payment.parts().stream()
                                .map(
                                        part ->
                                                Map.of(
                                                        "name",
                                                                Words.of(
                                                                        part.component(), language),
                                                        "amount", part.amount()))
                                .toList(),
                "clause", clause == null ? List.of() : List.of(clause.in(language)));
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
