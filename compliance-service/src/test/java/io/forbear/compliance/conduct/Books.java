package io.forbear.compliance.conduct;

import io.forbear.rules.*;
import io.forbear.rules.catalogue.RuleTypes;
import java.time.Instant;
import java.util.*;

final class Books {
    static RuleBook shipped() {
        return RuleBook.of(List.of(
            new RulePack("forbear","1","t",Instant.EPOCH,null,Set.of(),EnumSet.allOf(Coverage.class),List.of(
              rule("FB-PERMIT-01",Consequence.VIOLATION,EnumSet.of(Mode.DETECT),"permit",Map.of("defect","MISSING")),
              rule("FB-FACT-01",Consequence.VIOLATION,EnumSet.allOf(Mode.class),"missing-fact",Map.of("fact","ZONE")))),
            new RulePack("cn-cards","2","t",Instant.EPOCH,null,Set.of("CN"),EnumSet.allOf(Coverage.class),List.of(
              rule("CN-HOURS-01",Consequence.VIOLATION,EnumSet.allOf(Mode.class),"allowed-hours",Map.of("earliest","08:00","latest","22:00","latestExcluded",true,"zone","Asia/Shanghai","consentLifts",true)),
              rule("CN-FREQ-03",Consequence.VIOLATION,EnumSet.allOf(Mode.class),"contact-limit",Map.of("max",3,"days",1,"zone","Asia/Shanghai","outcomes",List.of("CONVERSATION"),"voiceMode","INTERACTIVE","channels",List.of("VOICE_HUMAN","VOICE_BOT"),"same",List.of("CREDITOR"))),
              rule("CN-PLAN-04",Consequence.VIOLATION,EnumSet.allOf(Mode.class),"plan-in-force",Map.of("allowedPurposes",List.of("PLAN_SERVICING"))),
              rule("CN-COMPL-01",Consequence.DEADLINE,EnumSet.of(Mode.DETECT),"complaint-days",Map.of("simple",15,"complex",30,"special",60,"zone","Asia/Shanghai"))))));
    }
    static Rule rule(String id, Consequence c, Set<Mode> m, String type, Map<String,?> p) {
        return new Rule(id,id,id,"law",Verification.P,m,c,List.of(new Rule.CheckUse(type,p.toString(),Objects.requireNonNull(RuleTypes.named(type)).check(new Parameters(p, x->null)))));
    }
}
