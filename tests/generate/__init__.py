"""Random but valid published descriptions in every layout family, with what a careful reader finds in them."""
