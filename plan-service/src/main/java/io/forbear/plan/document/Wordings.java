package io.forbear.plan.document;

import io.forbear.documents.Template;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The approved wordings of the agreement. A version is never edited, only superseded: a plan keeps
 * the wording of the day on which it was proposed.
 */
record Wordings(List<Version> versions) {
    Wordings {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("expected a wording at least, found none");
        }
    }

    /** A version in every language. */
    record Version(LocalDate from, Map<Language, Wording> wordings) {
        Version {
            wordings = Map.copyOf(wordings);
        }
    }

    /**
     * A text with fields to fill in.
     *
     * @param sha256 of the text, in hexadecimal digits
     */
    record Wording(Template template, String sha256) {}

    /** The wording for a plan that was proposed on a date; empty if none was approved by then. */
    Optional<Wording> of(LocalDate proposedOn, Language language) {
        return versions.stream()
                .filter(version -> !version.from().isAfter(proposedOn))
                .max(Comparator.comparing(Version::from))
                .map(version -> version.wordings().get(language));
    }
}
