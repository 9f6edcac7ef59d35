package io.forbear.compliance.backtest;

import io.forbear.compliance.finding.ChangeCounts;
import io.forbear.compliance.finding.ChangeSample;
import java.util.List;
import java.util.Map;

/**
 * What a draft would change.
 *
 * @param digest SHA-256 over the draft's digest, the stretch, and every finding by the packs in
 *     force and with the draft; the same for the same draft, stretch and packs, whatever the number
 *     of threads
 * @param packDigest of the draft's text
 * @param inForce the packs that the draft is compared with, {@code id@version}
 * @param offsets what was read; to be handed in again for the same back-test
 * @param contacts how many contacts were judged
 * @param unusable how many records could not be used; the stream has parked them
 * @param agencies by the legal entity that made the contact; {@code none}: not about a contact
 * @param stages by the stage of the account when it happened
 */
record Report(
        String digest,
        String packDigest,
        List<String> inForce,
        List<Stretch.Range> offsets,
        long debtors,
        long contacts,
        long unusable,
        ChangeCounts changes,
        Map<String, ChangeCounts> rules,
        Map<String, ChangeCounts> agencies,
        Map<String, ChangeCounts> stages,
        List<ChangeSample> samples) {
    Report {
        inForce = List.copyOf(inForce);
        offsets = List.copyOf(offsets);
        samples = List.copyOf(samples);
    }
}
