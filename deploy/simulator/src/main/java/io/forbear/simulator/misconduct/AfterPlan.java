package io.forbear.simulator.misconduct;

import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Country;
import io.forbear.simulator.portfolio.Debtor;
import java.time.Duration;
import java.time.Instant;

/** Collection goes on although a plan was agreed; it can only be planted once there is a plan. */
public final class AfterPlan {
    /** An agreed plan stops collection. */
    public static final String RULE = "CN-PLAN-04";

    private static final Duration SOON = Duration.ofMinutes(40);
    private static final int FIRST_HOUR = 9;
    private static final int LAST_HOUR = 19;

    private AfterPlan() {}

    /** Where the law says that an agreed plan stops collection. */
    public static boolean isForbidden(Debtor debtor) {
        return debtor.region().country() == Country.CN;
    }

    /** A call soon after the agreement, or the next morning. */
    public static Story story(Debtor debtor, Instant agreedAt, Dice dice) {
        var soon = agreedAt.plus(SOON).atZone(debtor.region().zone());
        boolean isDay = soon.getHour() >= FIRST_HOUR && soon.getHour() < LAST_HOUR;
        var morning = soon.getHour() < FIRST_HOUR ? soon : soon.plusDays(1);
        var at = isDay ? soon : morning.withHour(FIRST_HOUR).withMinute(30);
        var scene = new Scene("CN: call after a plan was agreed", debtor, at.toInstant(), dice);
        scene.call(at.toInstant()).breaking(RULE);
        return scene.story();
    }
}
