package io.forbear.plan.document;

import io.forbear.money.Money;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.plan.Acceptance;
import io.forbear.plan.plan.PlanView;
import io.forbear.plan.plan.PlanView.InstalmentView;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is filled into the wording of an agreement. */
final class AgreementFields {
    private AgreementFields() {}

    /**
     * The fields.
     *
     * @param creditor how the creditor is called
     */
    static Map<String, Object> of(PlanView plan, List<Acceptance> acceptances, String creditor) {
        var fields = new LinkedHashMap<String, Object>();
        var zone = plan.zone();
        fields.put("planId", plan.planId());
        fields.put("creditor", creditor);
        fields.put("debtorId", plan.debtorId());
        fields.put("accountIds", plan.accountIds());
        fields.put("currency", plan.total().currency());
        fields.put("total", plan.total());
        fields.put("debt", plan.disclosure().debt());
        fields.put("feeTotal", plan.total().minus(plan.disclosure().debt()));
        fields.putAll(waiver(plan));
        fields.put("instalments", plan.instalments().stream().map(AgreementFields::of).toList());
        fields.put("count", plan.instalments().size());
        fields.put("firstDueOn", plan.instalments().getFirst().dueOn());
        fields.put("lastDueOn", plan.instalments().getLast().dueOn());
        fields.put("graceDays", plan.graceDays());
        fields.put("zone", zone.getId());
        fields.put("fees", fees(plan));
        fields.put("pledge", plan.contents().contains(PlanContent.NO_NEW_CARD_PLEDGE));
        fields.put("oral", plan.oral());
        fields.put("recordingRef", plan.recordingRef() == null ? "" : plan.recordingRef());
        fields.put("proposedAt", plan.proposedAt().atZone(zone));
        fields.put("expiresAt", plan.expiresAt().atZone(zone));
        fields.putAll(signature(plan));
        fields.put("acceptances", acceptances.stream().map(one -> of(one, zone)).toList());
        return fields;
    }

    private static Map<String, Object> signature(PlanView plan) {
        var signedAt = plan.signedAt();
        return Map.of(
                "signed",
                signedAt != null,
                "signedAt",
                (signedAt == null ? plan.proposedAt() : signedAt).atZone(plan.zone()));
    }

    private static Map<String, Object> waiver(PlanView plan) {
        var waiver = plan.disclosure().waiver();
        return Map.of(
                "waives",
                waiver != null,
                "waiver",
                waiver == null ? Money.zero(plan.total().currency()) : waiver);
    }

    private static Map<String, Object> of(InstalmentView instalment) {
        return Map.of(
                "number",
                instalment.number(),
                "dueOn",
                instalment.dueOn(),
                "amount",
                instalment.amount(),
                "debt",
                instalment.debt(),
                "fees",
                instalment.fees());
    }

    private static List<Map<String, Object>> fees(PlanView plan) {
        return Arrays.stream(FeeKind.values()).map(kind -> fee(plan, kind)).toList();
    }

    private static Map<String, Object> fee(PlanView plan, FeeKind kind) {
        var stated = plan.disclosure().fees().get(kind);
        var amount = stated == null ? Money.zero(plan.total().currency()) : stated;
        var fields = new LinkedHashMap<String, Object>();
        for (var each : FeeKind.values()) {
            fields.put(each.name(), each == kind);
        }
        fields.put("unstated", stated == null);
        fields.put("none", stated != null && stated.sign() == 0);
        fields.put("accrues", amount.sign() > 0);
        fields.put("amount", amount);
        return fields;
    }

    private static Map<String, Object> of(Acceptance acceptance, ZoneId zone) {
        var fields = new LinkedHashMap<String, Object>();
        for (var side : Acceptance.Side.values()) {
            fields.put(side.name(), side == acceptance.side());
        }
        for (var channel : Acceptance.Channel.values()) {
            fields.put(channel.name(), channel == acceptance.channel());
        }
        fields.put("unstated", acceptance.channel() == null);
        fields.put("at", acceptance.at().atZone(zone));
        fields.put("by", acceptance.by());
        return fields;
    }
}
