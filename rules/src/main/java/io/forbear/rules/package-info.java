/**
 * The conduct engine's kernel: findings are a pure function of the set of facts.
 *
 * <p>A {@link io.forbear.rules.CaseFile} holds all facts about one debtor. A {@link
 * io.forbear.rules.RuleBook} holds the rule packs and knows which apply to what. The {@link
 * io.forbear.rules.Detector} tells the findings of a case file, all of them or those of one
 * subject, and which subjects a changed fact can reach. The {@link io.forbear.rules.Gate} judges a
 * contact before it is made. Both ask the same rules; at the gate every open outcome counts as the
 * worst.
 *
 * <pre>{@code
 * var change = file.add(fact);                            // null: nothing new
 * for (var subject : detector.affectedBy(file, change)) {
 *     var findings = detector.findingsOf(file, subject, now);
 * }
 * switch (gate.decide(file, proposal, now)) {
 *     case Decision.Permitted permitted -> file.add(permitted.permit(factId, permitId, proposal, now));
 *     case Decision.Deferred deferred -> …
 *     case Decision.Denied denied -> …
 * }
 * }</pre>
 */
package io.forbear.rules;
