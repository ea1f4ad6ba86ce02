"""What all answers of the page share: the record that is asked, its two clocks, paging, faults, guarding."""
