package io.forbear.account.agency;

/**
 * Why an account cannot be placed with an agency.
 *
 * @param detail one sentence with what was expected and found
 */
public record Obstacle(Requirement requirement, String detail) {
    @Override
    public String toString() {
        return requirement + ": " + detail;
    }
}
