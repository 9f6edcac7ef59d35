package io.forbear.contact.message;

import io.forbear.contact.template.Field;
import io.forbear.contact.template.Scope;
import io.forbear.contact.template.Template;
import io.forbear.contact.wording.SmsSegments;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A wording that holds.
 *
 * @param notFor accounts it is not for, although the scope has them
 * @param languages the first being the one used when no other fits
 * @param longestSms what it takes as SMS, by language, when every field has its longest value
 */
record TemplateView(
        String id,
        int version,
        String digest,
        List<String> channels,
        Set<String> jurisdictions,
        Set<String> coverage,
        List<Scope> notFor,
        boolean speaksOfTheDebt,
        List<String> disclosed,
        List<String> languages,
        List<FieldView> fields,
        List<String> letterFields,
        Map<String, SmsSegments> longestSms) {

    /** A field of a wording, and who fills it. */
    record FieldView(String name, String type, String source, String filledBy) {
        static FieldView of(Field field) {
            return new FieldView(
                    field.name(),
                    field.type().name(),
                    field.source().inFile(),
                    switch (field.source()) {
                        case GATEWAY -> "gateway";
                        case LETTERHEAD -> "letter desk";
                        case CREDITOR_NAME,
                                COLLECTOR_NAME,
                                BALANCE,
                                OVERDUE_SINCE,
                                DUE_AMOUNT,
                                DUE_ON,
                                CREDITOR_PHONE,
                                CREDITOR_LINK,
                                COLLECTOR_PHONE,
                                COLLECTOR_LINK,
                                PHRASE ->
                                "contact-service";
                    });
        }
    }

    static TemplateView of(Template template) {
        var scope = template.reach().scope();
        return new TemplateView(
                template.id(),
                template.version(),
                template.digest(),
                template.approved().channels(),
                scope.jurisdictions(),
                Set.copyOf(scope.coverage().stream().map(Enum::name).toList()),
                template.reach().but(),
                template.speaksOfTheDebt(),
                template.approved().disclosed(),
                List.copyOf(template.texts().keySet()),
                template.fields().stream()
                        .sorted(Comparator.comparing(Field::name))
                        .map(FieldView::of)
                        .toList(),
                template.letterFields(),
                template.sms());
    }
}
