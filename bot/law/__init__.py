"""Which law a case stands under, how a changed law reaches open cases, and what would be if.

The law itself is data in `config`; counting is done in `deadlines`.
"""
