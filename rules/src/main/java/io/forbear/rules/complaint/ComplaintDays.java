package io.forbear.rules.complaint;

import io.forbear.rules.CaseFile;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.TermCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A complaint is decided within a number of natural days that depends on how difficult it is (CBIRC
 * Order 2020 No. 3). The day of receipt is not counted, the last day is, and no weekend or holiday
 * moves it: our reading, the strictest.
 *
 * <p>A complaint that turns out to be more difficult gets the longer term, counted from the same
 * day of receipt. The longest term needs the approval of a second person and a notice to the
 * complainant, and is reached when both are there. What comes after the last day of the term that
 * runs no longer moves it: a miss is not healed.
 */
public final class ComplaintDays implements TermCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "complaint-days",
                    "a complaint not decided within the days for its complexity",
                    List.of(
                            "simple",
                            "complex",
                            "special",
                            "extensionNeedsApproval",
                            "informComplainantOfExtension",
                            "zone"),
                    ComplaintDays::new);

    private final int simple;
    private final int complex;
    private final int special;
    private final boolean extensionNeedsApproval;
    private final boolean informComplainantOfExtension;
    private final ZoneId zone;

    private ComplaintDays(Parameters parameters) {
        simple = parameters.number("simple", 1);
        complex = parameters.number("complex", simple);
        special = parameters.number("special", complex);
        extensionNeedsApproval = parameters.flag("extensionNeedsApproval");
        informComplainantOfExtension = parameters.flag("informComplainantOfExtension");
        zone = parameters.zone("zone");
    }

    @Override
    public Duration longest() {
        return TermCheck.days(special);
    }

    @Override
    public boolean startsWith(Class<? extends Fact> type) {
        return type == Fact.ComplaintFiled.class;
    }

    @Override
    public void terms(Start start, Consumer<Term> out) {
        if (start.fact() instanceof Fact.ComplaintFiled complaint) {
            var complexity = complexity(start.file(), complaint);
            var due = due(complaint, complexity);
            var answered = ComplaintAnswers.answeredOn(start.file(), complaint, zone);
            out.accept(new Term(complexity.name(), due, zone, answered, true));
        }
    }

    /** The complexity as filed, raised by each extension that was complete in time. */
    private ComplaintComplexity complexity(CaseFile file, Fact.ComplaintFiled complaint) {
        var complexity = complaint.complexity();
        for (var extension : extensions(file, complaint.complaintId())) {
            var inTime = !date(extension.completeAt()).isAfter(due(complaint, complexity));
            if (inTime && extension.complexity().compareTo(complexity) > 0) {
                complexity = extension.complexity();
            }
        }
        return complexity;
    }

    /** An extension that has all it needs, since some instant. */
    private record Extension(ComplaintComplexity complexity, Instant completeAt)
            implements Comparable<Extension> {
        @Override
        public int compareTo(Extension other) {
            var byTime = completeAt.compareTo(other.completeAt);
            return byTime != 0 ? byTime : complexity.compareTo(other.complexity);
        }
    }

    private List<Extension> extensions(CaseFile file, String complaintId) {
        var extensions = new ArrayList<Extension>();
        for (var extended : file.all(Fact.ComplaintExtended.class)) {
            var completeAt = completeAt(extended);
            if (completeAt != null && extended.complaintId().equals(complaintId)) {
                extensions.add(new Extension(extended.complexity(), completeAt));
            }
        }
        extensions.sort(null);
        return extensions;
    }

    /** When the last thing was there that the extension needs; null while something is missing. */
    private @Nullable Instant completeAt(Fact.ComplaintExtended extended) {
        if (extended.complexity() != ComplaintComplexity.SPECIAL) {
            return extended.occurredAt();
        }
        if (extensionNeedsApproval && !extended.approved()) {
            return null;
        }
        var told = extended.noticeSentAt();
        if (!informComplainantOfExtension) {
            return extended.occurredAt();
        }
        return told == null || told.isAfter(extended.occurredAt()) ? told : extended.occurredAt();
    }

    private LocalDate due(Fact.ComplaintFiled complaint, ComplaintComplexity complexity) {
        return date(complaint.occurredAt()).plusDays(days(complexity));
    }

    private int days(ComplaintComplexity complexity) {
        return switch (complexity) {
            case SIMPLE -> simple;
            case COMPLEX -> complex;
            case SPECIAL -> special;
        };
    }

    private LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
