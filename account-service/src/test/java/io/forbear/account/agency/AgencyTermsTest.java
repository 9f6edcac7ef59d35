package io.forbear.account.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forbear.service.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AgencyTermsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"kind": "AGENCY"} | name
                    {"name": "A"} | kind
                    {"name": "A", "kind": "AGENCY", "licences": [null]} | licences[0]
                    {"name": "A", "kind": "AGENCY", "licences": [{"reference": "L", \
                    "from": "2026-01-01", "jurisdictions": [null]}]} | licences[0].jurisdictions
                    {"name": "A", "kind": "AGENCY", "contract": {"reference": " ", \
                    "from": "2026-01-01"}} | contract.reference
                    {"name": "A", "kind": "AGENCY", "contract": {"reference": "C", \
                    "from": "2026-01-02", "to": "2026-01-01"}} | contract.to
                    {"name": "A", "kind": "AGENCY", "capacity": {"amounts": [null]}} | \
                    capacity.amounts
                    {"name": "A", "kind": "AGENCY", "capacity": {"accounts": -1}} | \
                    capacity.accounts
                    """)
    void namesTheFieldThatMakesNoSense(String terms, String field) {
        var read = JSON.readValue(terms, AgencyTerms.class);
        assertThat(assertThrows(Problem.class, read::check)).hasMessageContaining(field + ":");
    }
}
