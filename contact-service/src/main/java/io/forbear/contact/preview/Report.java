package io.forbear.contact.preview;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.proposal.NextStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a preview.
 *
 * @param version of the strategies
 * @param assumption what was supposed to come of contacts; beside it, that nobody pays or complains
 *     and that accounts stay in their stage
 * @param observed null unless contacts were supposed to come to what was observed
 * @param cut debtors whose play was ended after {@value Player#MOST_SCENES} questions to the gate,
 *     before its end: what is said of them is too little; null: not counted then
 * @param days counts by day in UTC and channel
 * @param blocking what the rules forbid or put off
 * @param accounts step by step
 */
public record Report(
        String version,
        Assumption assumption,
        @Nullable Observations observed,
        Instant from,
        Instant until,
        int debtors,
        @Nullable Integer cut,
        List<DayCount> days,
        List<Blocking> blocking,
        List<AccountCourse> accounts) {

    /**
     * What the outcomes were drawn from: the chance of similar debtors and of the debtor himself to
     * be spoken to, by means and hour.
     *
     * @param seed of the draws; the same one on the same counts gives the same preview
     * @param attempts that were counted
     */
    public record Observations(long seed, long attempts) {}

    /**
     * What falls on one day by one channel.
     *
     * @param permitted contacts that would be made
     */
    public record DayCount(
            LocalDate day, Channel channel, int permitted, int deferred, int denied) {}

    /**
     * What a rule costs. A contact that several rules forbid counts for each.
     *
     * @param deferred contacts put off
     * @param hoursDeferred by how much, all together
     */
    public record Blocking(String ruleId, int denied, int deferred, long hoursDeferred) {}

    /**
     * One account.
     *
     * @param end how it stands at the end: PROPOSE, WAIT or STOP
     * @param because why
     */
    public record AccountCourse(
            String debtorId,
            String accountId,
            List<Scene> steps,
            String end,
            @Nullable Instant at,
            @Nullable String reason,
            @Nullable String because) {}

    static Report of(
            String version,
            Assumption assumption,
            @Nullable Observations observed,
            Instant from,
            Instant until,
            List<Play> plays) {
        var accounts = new ArrayList<AccountCourse>();
        plays.forEach(play -> accounts.addAll(courses(play)));
        accounts.sort(
                Comparator.comparing(AccountCourse::debtorId)
                        .thenComparing(AccountCourse::accountId));
        var scenes = plays.stream().flatMap(play -> play.scenes().stream()).toList();
        return new Report(
                version,
                assumption,
                observed,
                from,
                until,
                plays.size(),
                (int) plays.stream().filter(Report::isCut).count(),
                days(scenes),
                blocking(scenes),
                accounts);
    }

    private static boolean isCut(Play play) {
        return play.scenes().size() >= Player.MOST_SCENES;
    }

    private static List<AccountCourse> courses(Play play) {
        var ids = new HashSet<>(play.next().keySet());
        play.scenes().forEach(scene -> ids.add(scene.accountId()));
        return ids.stream().map(id -> course(play, id)).toList();
    }

    private static AccountCourse course(Play play, String id) {
        var steps = play.scenes().stream().filter(one -> one.accountId().equals(id)).toList();
        var debtorId = play.dossier().facts().debtorId();
        var next = play.next().get(id);
        if (next == null) {
            return new AccountCourse(debtorId, id, steps, "STOP", null, null, null);
        }
        return switch (next) {
            case NextStep.Propose propose ->
                    new AccountCourse(
                            debtorId,
                            id,
                            steps,
                            "PROPOSE",
                            propose.plannedAt(),
                            null,
                            propose.step().id());
            case NextStep.Wait wait ->
                    new AccountCourse(
                            debtorId, id, steps, "WAIT", wait.until(), wait.what().name(), null);
            case NextStep.Stop stop ->
                    new AccountCourse(
                            debtorId,
                            id,
                            steps,
                            "STOP",
                            null,
                            stop.reason().name(),
                            stop.because());
        };
    }

    private static List<DayCount> days(List<Scene> scenes) {
        var counts = new TreeMap<LocalDate, Map<Channel, DayCount>>();
        for (var scene : scenes) {
            var day = LocalDate.ofInstant(scene.at(), ZoneOffset.UTC);
            counts.computeIfAbsent(day, _ -> new TreeMap<>())
                    .merge(scene.channel(), count(day, scene), Report::sum);
        }
        return counts.values().stream().flatMap(day -> day.values().stream()).toList();
    }

    private static DayCount count(LocalDate day, Scene scene) {
        return switch (scene.decision()) {
            case PERMITTED -> new DayCount(day, scene.channel(), 1, 0, 0);
            case DEFERRED -> new DayCount(day, scene.channel(), 0, 1, 0);
            case DENIED -> new DayCount(day, scene.channel(), 0, 0, 1);
        };
    }

    private static DayCount sum(DayCount one, DayCount other) {
        return new DayCount(
                one.day(),
                one.channel(),
                one.permitted() + other.permitted(),
                one.deferred() + other.deferred(),
                one.denied() + other.denied());
    }

    private static List<Blocking> blocking(List<Scene> scenes) {
        var rules = new TreeMap<String, Blocking>();
        for (var scene : scenes) {
            for (var rule : scene.ruleIds()) {
                switch (scene.decision()) {
                    case PERMITTED -> {}
                    case DEFERRED ->
                            rules.merge(rule, new Blocking(rule, 0, 1, hours(scene)), Report::sum);
                    case DENIED -> rules.merge(rule, new Blocking(rule, 1, 0, 0), Report::sum);
                }
            }
        }
        return List.copyOf(rules.values());
    }

    private static long hours(Scene scene) {
        var notBefore = scene.notBefore();
        return notBefore == null ? 0 : Duration.between(scene.at(), notBefore).toHours();
    }

    private static Blocking sum(Blocking one, Blocking other) {
        return new Blocking(
                one.ruleId(),
                one.denied() + other.denied(),
                one.deferred() + other.deferred(),
                one.hoursDeferred() + other.hoursDeferred());
    }
}
