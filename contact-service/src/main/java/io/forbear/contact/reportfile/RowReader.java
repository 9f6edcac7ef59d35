package io.forbear.contact.reportfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.contact.attempt.ReportReader;
import io.forbear.contact.attempt.ReportReader.Read;
import io.forbear.messaging.EventIds;
import io.forbear.service.problem.Problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the rows of a file as reports; a row is judged like a report that comes alone. */
@Component
class RowReader {
    /** What ids made from agencies' own numbers are derived from. */
    private static final UUID REFERENCES =
            UUID.nameUUIDFromBytes("io.forbear reports of agencies".getBytes(UTF_8));

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private final ReportReader reports;
    private final JsonMapper json;

    RowReader(ReportReader reports, JsonMapper json) {
        this.reports = reports;
        this.json = json;
    }

    Read read(byte[] content, List<Column> columns, Sender sender) {
        try {
            var fields = CsvFields.of(content, sender.encoding());
            if (fields.size() != columns.size()) {
                return refused(
                        "",
                        "must have %d fields, found %d".formatted(columns.size(), fields.size()));
            }
            return read(report(fields, columns, sender));
        } catch (FaultyField fault) {
            return refused(fault.field(), String.valueOf(fault.getMessage()));
        } catch (IllegalArgumentException e) {
            return refused("", String.valueOf(e.getMessage()));
        }
    }

    private Read read(ObjectNode report) {
        return switch (reports.read(report)) {
            case Read.Report taken -> taken;
            case Read.Refused refused ->
                    new Read.Refused(
                            refused.faults().stream()
                                    .map(one -> fault(Column.titleOf(one.field()), one.message()))
                                    .toList());
        };
    }

    private static Read refused(String field, String message) {
        return new Read.Refused(List.of(fault(field, message)));
    }

    /** A message quotes what was found; what cannot be printed cannot be stored either. */
    static FieldError fault(String field, String message) {
        return new FieldError(field, UNPRINTABLE.matcher(message).replaceAll("\uFFFD"));
    }

    private ObjectNode report(List<String> fields, List<Column> columns, Sender sender) {
        var report = json.createObjectNode();
        var actor = report.putObject("actor");
        actor.put("legalEntityId", sender.legalEntityId());
        actor.put("kind", sender.kind().name());
        actor.put("onBehalfOf", sender.onBehalfOf());
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                put(report, columns.get(i), fields.get(i), sender);
            }
        }
        return report;
    }

    private static void put(ObjectNode report, Column column, String value, Sender sender) {
        if (column == Column.REFERENCE) {
            if (!report.has("eventId")) {
                report.put("eventId", idOf(sender, value).toString());
            }
            return;
        }
        var dot = column.path().indexOf('.');
        var inner = column.path().substring(dot + 1);
        var into = dot < 0 ? report : report.withObjectProperty(column.path().substring(0, dot));
        switch (column.form()) {
            case TEXT -> into.put(inner, value);
            case TIME -> into.put(inner, time(column, value, sender));
            case LIST ->
                    Arrays.stream(value.split("\\|", -1))
                            .map(String::strip)
                            .forEach(into.withArrayProperty(inner)::add);
        }
    }

    /** The same reference is the same contact: sent again it corrects the report. */
    static UUID idOf(Sender sender, String reference) {
        return EventIds.derived(REFERENCES, sender.legalEntityId() + "/" + reference);
    }

    private static String time(Column column, String value, Sender sender) {
        try {
            return sender.clock().instant(value).toString();
        } catch (IllegalArgumentException e) {
            throw new FaultyField(column.title(), String.valueOf(e.getMessage()));
        }
    }

    private static final class FaultyField extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String field;

        FaultyField(String field, String message) {
            super(message);
            this.field = field;
        }

        String field() {
            return field;
        }
    }
}
