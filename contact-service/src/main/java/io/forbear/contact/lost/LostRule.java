package io.forbear.contact.lost;

import java.time.Duration;

/**
 * When contact with a debtor counts as lost.
 *
 * @param version of the file that says so
 * @param silence how long he was tried without being spoken to
 * @param attempts how often at least
 * @param points on how many different numbers and addresses at least
 * @param means by how many different means at least
 */
record LostRule(String version, Duration silence, int attempts, int points, int means) {}
