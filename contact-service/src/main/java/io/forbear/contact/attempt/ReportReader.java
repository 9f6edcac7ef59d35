package io.forbear.contact.attempt;

import io.forbear.service.problem.JsonFault;
import io.forbear.service.problem.Problem.FieldError;
import io.forbear.service.text.TextConfiguration;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads reports one by one, where a fault of one must not refuse the others. */
@Component
public class ReportReader {
    private final JsonMapper json;
    private final Validator validator;
    private final AttemptService attempts;

    ReportReader(JsonMapper json, Validator validator, AttemptService attempts) {
        this.json = TextConfiguration.forBodies(json);
        this.validator = validator;
        this.attempts = attempts;
    }

    /** A report, or why there is none. */
    public sealed interface Read {
        record Report(AttemptBody body) implements Read {}

        record Refused(List<FieldError> faults) implements Read {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Reads a report from the text of a JSON object. */
    Read read(String text) {
        try {
            return read(json.readTree(text));
        } catch (JacksonException e) {
            return new Read.Refused(
                    List.of(new FieldError("", "is not valid JSON: " + e.getOriginalMessage())));
        }
    }

    /** Reads a report and looks for faults, as if it had come alone. */
    public Read read(JsonNode node) {
        if (!node.isObject()) {
            return new Read.Refused(List.of(new FieldError("", "must be an object")));
        }
        try {
            return checked(json.treeToValue(node, AttemptBody.class));
        } catch (JacksonException e) {
            return new Read.Refused(List.of(JsonFault.of(e)));
        }
    }

    private Read checked(AttemptBody body) {
        var faults = new ArrayList<FieldError>();
        for (var broken : validator.validate(body)) {
            faults.add(new FieldError("" + broken.getPropertyPath(), broken.getMessage()));
        }
        if (faults.isEmpty()) {
            faults.addAll(attempts.faults(body));
        }
        faults.sort(Comparator.comparing(FieldError::field).thenComparing(FieldError::message));
        return faults.isEmpty() ? new Read.Report(body) : new Read.Refused(faults);
    }
}
