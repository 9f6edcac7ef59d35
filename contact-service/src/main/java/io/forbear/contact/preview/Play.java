package io.forbear.contact.preview;

import io.forbear.contact.proposal.AttemptReport;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.NextStep;
import io.forbear.contact.proposal.PlannedContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the play of one debtor's treatment has come.
 *
 * @param now the instant it has come to
 * @param end the instant it does not reach
 * @param scenes what has happened so far
 * @param supposed the contacts made so far
 * @param reports what gateways will report, in the order of time
 * @param question what the gate has to be asked before it goes on; null: nothing
 * @param over whether nothing more happens before the end
 * @param next what is next at the end, by account
 */
public record Play(
        Dossier dossier,
        Instant now,
        Instant end,
        List<Scene> scenes,
        List<Supposed> supposed,
        List<AttemptReport> reports,
        @Nullable Question question,
        boolean over,
        Map<String, NextStep> next) {
    public Play {
        scenes = List.copyOf(scenes);
        supposed = List.copyOf(supposed);
        reports = List.copyOf(reports);
        next = Map.copyOf(next);
    }

    /** A question to the gate. */
    public record Question(String proposalId, PlannedContact contact, Instant plannedAt) {}

    static Play begin(Dossier dossier, Instant now, Instant end) {
        return new Play(dossier, now, end, List.of(), List.of(), List.of(), null, false, Map.of());
    }

    Play at(Dossier changed, Instant instant, List<AttemptReport> awaited) {
        return new Play(changed, instant, end, scenes, supposed, awaited, null, false, next);
    }

    Play asking(Dossier changed, Question asked) {
        return new Play(changed, now, end, scenes, supposed, reports, asked, false, next);
    }

    Play over(Dossier changed, Map<String, NextStep> last) {
        return new Play(changed, now, end, scenes, supposed, reports, null, true, last);
    }

    Play with(Dossier changed, Scene scene) {
        return new Play(
                changed, now, end, plus(scenes, scene), supposed, reports, null, false, next);
    }

    Play with(Dossier changed, Scene scene, Supposed made, AttemptReport report) {
        return new Play(
                changed,
                now,
                end,
                plus(scenes, scene),
                plus(supposed, made),
                plus(reports, report),
                null,
                false,
                next);
    }

    private static <T> List<T> plus(List<T> some, T one) {
        var more = new ArrayList<>(some);
        more.add(one);
        return more;
    }
}
